// --documents: the table of documents that is written beside the records.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "batch/sinks.h"
#include "cli/options/options.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"
#include "zhibiao/writer.h"

namespace zhibiao::cli {

class DocumentTable {
 public:
  // Does nothing where no such table was asked for.
  explicit DocumentTable(const Options& options);

  // In their order.
  void add(const Document& document);
  // Those of a file of records.
  void add_records(const std::string& path);
  // Puts the table into its place, whole; or says what went wrong since the beginning.
  [[nodiscard]] Expected<void> finish();

 private:
  std::unique_ptr<const Writer> writer_;
  std::unique_ptr<batch::Sink> sink_;
  std::optional<Error> problem_;
};

}  // namespace zhibiao::cli
