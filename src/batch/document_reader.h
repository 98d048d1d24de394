// One document by the path under which a record names it: a file, a member "r.zip!/a.txt" of an archive, a line
// "in.jsonl:12" of JSON Lines; read as a batch reads it, through converters where they are for it.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "batch/documents.h"
#include "batch/reading.h"
#include "zhibiao/error.h"

namespace zhibiao::batch {

struct DocumentPlace {
  std::string file;
  std::string member;    // of an archive: its path inside; else empty
  std::size_t line = 0;  // of JSON Lines; else 0

  [[nodiscard]] bool is_inside() const { return !member.empty() || line > 0; }
};

// A file of that very name goes before what lies inside another.
[[nodiscard]] DocumentPlace place_of(const std::string& path);

struct RawDocument {
  std::string bytes;
  std::optional<std::string> encoding = {};  // known before the bytes are looked at
  std::optional<std::string> id = {};        // of JSON Lines
  std::string program = {};                  // that converted it; else empty
};

class DocumentReader {
 public:
  struct Limits {
    std::uint64_t bytes = 0;  // of one document
    const std::atomic<bool>* stop = nullptr;
    int standard_input = 0;
    std::optional<std::string> encoding = {};  // forced
  };

  // `options` must outlive this.
  DocumentReader(const ReadingOptions& options, Limits limits);
  ~DocumentReader();

  // An archive or a file of JSON Lines stays open: what is asked for in its order is read once.
  [[nodiscard]] Expected<RawDocument> read(const DocumentPlace& place);
  // One of a batch's documents. There must be something to read of it: no error, none that is up to date.
  [[nodiscard]] Expected<RawDocument> read(Pending& pending);

 private:
  struct OpenArchive;
  struct OpenLines;

  [[nodiscard]] Expected<RawDocument> read_file(const std::string& path) const;
  [[nodiscard]] Expected<RawDocument> read_bytes(const std::string& path, std::string&& bytes) const;
  [[nodiscard]] Expected<RawDocument> read_json(const std::string& path, const std::string& line) const;
  [[nodiscard]] Expected<RawDocument> read_member(const DocumentPlace& place);
  [[nodiscard]] Expected<RawDocument> read_line(const DocumentPlace& place);

  const ReadingOptions& options_;
  Limits limits_;
  NamePatterns any_name_;
  std::unique_ptr<OpenArchive> archive_;
  std::unique_ptr<OpenLines> lines_;
};

}  // namespace zhibiao::batch
