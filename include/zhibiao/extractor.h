// From a document's bytes to its record.
//
//   auto packs = zhibiao::PatternPacks::load();
//   zhibiao::Extractor extractor(*packs);
//   zhibiao::Document document = extractor.extract(bytes, "report.txt");
//
// Build one Extractor and share it: it is immutable, and any number of threads may call it at once.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>

#include "zhibiao/document.h"
#include "zhibiao/error.h"
#include "zhibiao/pattern_pack.h"

namespace zhibiao {

struct ExtractorOptions {
  std::optional<std::string> encoding;            // forced; nothing: found out for each document
  std::size_t max_bytes = std::size_t{64} << 20;  // a larger document fails
  std::chrono::milliseconds time_limit{0};        // a document that takes longer fails; 0: as long as it takes
  bool tables = true;                             // the cells of tables are indicators
  bool evidence = false;                          // tell of each indicator why its fields are what they are
  bool offsets = false;                           // count spans in code points and UTF-16 units too
  bool text = false;                              // keep the text that spans count in
  bool lean = false;                              // make indicators when they are gone through, not before
};

namespace extract {
class Stages;
}

class Extractor {
 public:
  explicit Extractor(PatternPacks packs, ExtractorOptions options = {});

  // Never fails as a call: a document that cannot be decoded is a record with `failed` set and an error among its
  // diagnostics. `path` is only named in the record.
  [[nodiscard]] Document extract(std::string bytes, std::string path) const;
  // Bytes of a known encoding, whatever the options say of it.
  [[nodiscard]] Document extract(std::string bytes, std::string path, const std::optional<std::string>& encoding) const;

  // The record of a document whose bytes could not even be had.
  [[nodiscard]] static Document failed(std::string path, const Error& error);

  [[nodiscard]] const ExtractorOptions& options() const { return options_; }
  // For the library's own use.
  [[nodiscard]] const extract::Stages& stages() const { return *stages_; }

 private:
  PatternPacks packs_;  // the stages look into them
  std::shared_ptr<const extract::Stages> stages_;
  ExtractorOptions options_;
};

}  // namespace zhibiao
