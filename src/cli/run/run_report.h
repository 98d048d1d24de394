// The manifest of a run as JSON: what was asked for, what came of it, and which documents failed. docs/nightly.md
// tells its shape. Failures are written as they come; the file stands under its name once the run has ended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/atomic_file.h"
#include "batch/inputs.h"
#include "batch/prune.h"
#include "cli/options/options.h"
#include "cli/run/run_log.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::cli {

struct RunFacts {
  std::string settings;  // hashes: of all that bears on the records, and of the pattern packs alone
  std::string packs;
};

struct RunOutcome {
  Totals totals;
  std::size_t inputs = 0;
  std::size_t pruned = 0;
  int status = 0;
  bool stopped = false;
  std::optional<Error> output_error;
};

class RunReport {
 public:
  [[nodiscard]] static Expected<RunReport> create(const Options& options, const RunFacts& facts);

  void add(const Document& document);       // where it failed
  void add(const batch::Skipped& skipped);  // after the documents
  // After what was skipped, each list once.
  void add_inputs(std::string_view name, const std::vector<batch::Input>& inputs,
                  const std::vector<std::size_t>& which);
  void add_passed_over(const batch::PassedOver& all);
  void add_removed(const std::vector<batch::Removed>& removed);
  [[nodiscard]] Expected<void> finish(const RunOutcome& outcome);

 private:
  explicit RunReport(base::AtomicFile file) : file_(std::move(file)) {}
  void put(std::string_view bytes);
  void begin_skipped();
  void begin_list(std::string_view name);

  base::AtomicFile file_;
  std::optional<Error> problem_;
  bool any_ = false;
  bool skipping_ = false;
};

}  // namespace zhibiao::cli
