#include "cli/run/batch_run.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <utility>

#include "base/sha256.h"
#include "batch/batch.h"
#include "batch/incremental.h"
#include "batch/inputs.h"
#include "batch/records.h"
#include "batch/shard.h"
#include "batch/sinks.h"
#include "cli/commands/source_texts.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/terminal.h"
#include "cli/pages/terminal_writer.h"
#include "cli/pages/text_ending.h"
#include "cli/run/document_table.h"
#include "cli/run/dry_run.h"
#include "cli/run/earlier_output.h"
#include "cli/run/passed_over.h"
#include "cli/run/progress.h"
#include "cli/run/run_log.h"
#include "cli/run/run_report.h"
#include "cli/run/signals.h"
#include "extract/packs.h"
#include "output/formats.h"
#include "zhibiao/extractor.h"

namespace zhibiao::cli {
namespace {

constexpr const char* kStandardOutput = "standard output";
constexpr const char* kReaderGone = "closed-pipe";

// The inputs of this run, with the files of output planned for them where each gets one.
struct Plan {
  std::vector<batch::Input> inputs;
  std::optional<batch::OutputPlan> outputs;
};

class BatchRun {
 public:
  BatchRun(const Options& options, const Writer& writer, const WriterOptions& writer_options)
      : options_(options),
        writer_(writer),
        writer_options_(writer_options),
        log_(options),
        progress_(log_, progress_shape(options), options.progress_interval),
        documents_(options),
        ending_(options, writer_options) {}

  int run(const std::vector<std::string>& paths) {
    if (const auto problem = refused_output(options_)) return refuse(*problem, kUsage);
    say_when_signalled(spoken(rows::kFinishing()));
    auto list = batch::find_inputs(paths, {names_of(options_), options_.follow});
    const bool any = !list.inputs.empty();
    if (!options_.output_folder.empty()) skip_twice_given(list);
    found_ = count_found(list.inputs);
    pruning_.listing = list.listing;
    pruning_.limit = options_.prune_limit;
    passed_over_ = list.passed_over;
    auto plan = plan_of(list.inputs);
    if (!plan) return refuse(plan.error(), kUsage);
    if (options_.dry_run) return show(*plan, list.skipped);
    if (const auto problem = log_.open()) return refuse(*problem, kOutputFailed);
    auto packs = PatternPacks::load(options_.pattern_folders);
    if (!packs) {
      progress_.end();
      for (const Error& error : packs.error()) log_.say(error);
      return kUsage;
    }
    if (!options_.state.empty() || !options_.report.empty()) {
      facts_.packs = extract::fingerprint(*packs);
      settings_ = settings_text(options_, facts_.packs);
      facts_.settings = base::sha256_hex(settings_);
    }
    const Extractor extractor(std::move(*packs), extractor_options(options_));
    const auto sink = open_sink(*plan);
    if (!sink) return refuse(sink.error(), status_of_opening(sink.error()));
    if (!options_.report.empty()) {
      auto report = RunReport::create(options_, facts_);
      if (!report) return refuse(report.error(), kOutputFailed);
      report_.emplace(std::move(*report));
    }
    say_inputs(list.skipped, any, *plan, paths.empty());
    if (too_little_ && options_.output_folder.empty()) return keep_old(*plan, list.skipped);
    return run_batch(extractor, *plan, list.skipped, **sink);
  }

 private:
  static ExitStatus status_of_opening(const Error& error) {
    if (error.code == batch::kStateInUse) return kTryAgain;
    return error.code == batch::kStateFailed || error.code == "disk-full" ? kOutputFailed : kUsage;
  }

  // One document gets one file.
  static void skip_twice_given(batch::InputList& list) {
    std::set<std::string> given;
    std::erase_if(list.inputs, [&](const batch::Input& input) {
      const bool again = !given.insert(input.path).second;
      if (again) list.skipped.push_back({input.path, Severity::note, rows::kGivenTwice()});
      return again;
    });
  }

  int refuse(const Error& error, ExitStatus status) {
    progress_.end();
    log_.say(error);
    return status;
  }

  // Refuses what would overwrite an input, also one of another shard.
  Expected<Plan> plan_of(std::vector<batch::Input>& inputs) const {
    Plan plan;
    const std::vector<std::string> written = {options_.output,   options_.state,     options_.report,
                                              options_.log_file, options_.documents, kept_records(options_)};
    if (auto fine = batch::check_not_inputs(inputs, written); !fine) return tl::unexpected(std::move(fine.error()));
    if (!options_.output_folder.empty()) {
      auto planned =
          batch::OutputPlan::make(inputs, options_.output_folder, output::entry_of(format_of(options_)).extension);
      if (!planned) return tl::unexpected(std::move(planned.error()));
      for (const std::string& file : written) {
        if (planned->holds(file)) {
          return tl::unexpected(Error{.code = "usage", .message = rows::kWrittenForTwoPurposes(file)});
        }
      }
      plan.outputs.emplace(std::move(*planned));
    }
    if (!options_.shard) {
      plan.inputs = std::move(inputs);
      return plan;
    }
    std::vector<std::size_t> taken;
    for (std::size_t i = 0; i < inputs.size(); ++i) {
      if (!batch::is_of_shard(inputs[i].path, *options_.shard)) continue;
      plan.inputs.push_back(std::move(inputs[i]));
      taken.push_back(i);
    }
    if (plan.outputs) plan.outputs->select(taken);
    inputs.clear();
    return plan;
  }

  // Takes the planned files.
  Expected<std::unique_ptr<batch::Sink>> open_sink(Plan& plan) {
    if (!options_.state.empty()) return open_incremental(plan);
    if (plan.outputs) return batch::folder_sink(std::move(*plan.outputs), writer_);
    if (!options_.output.empty()) too_little_ = too_little_found(options_, found_, pruning_.listing, nullptr);
    return output_sink();
  }

  std::unique_ptr<batch::Sink> output_sink() const {
    if (output::entry_of(format_of(options_)).create != nullptr)
      return batch::built_file_sink(options_.output, writer_options_);
    return ending_.around(options_.output.empty() ? batch::descriptor_sink(STDOUT_FILENO, kStandardOutput, writer_)
                                                  : batch::file_sink(options_.output, writer_));
  }

  Expected<std::unique_ptr<batch::Sink>> open_incremental(Plan& plan) {
    auto state = open_state(options_, settings_, log_);
    if (!state) return tl::unexpected(std::move(state.error()));
    too_little_ = too_little_found(options_, count_found(plan.inputs), pruning_.listing, &*state);
    if (const std::string kept = kept_records(options_); !kept.empty()) {
      batch::Restore restore = [this](Document& document) { ending_.add(document); };
      // A page shows the texts, which records do not hold.
      if (format_of(options_) == Format::html) {
        restore = [texts = std::make_shared<SourceTexts>(options_)](Document& document) { texts->restore(document); };
      }
      return batch::converting_sink(batch::incremental_file_sink(std::move(*state), plan.inputs, kept, &changes_), kept,
                                    writer_, output_sink(), std::move(restore));
    }
    if (!plan.outputs) {
      return batch::incremental_file_sink(std::move(*state), plan.inputs, options_.output, &changes_);
    }
    return batch::incremental_folder_sink(std::move(*state), plan.inputs, std::move(*plan.outputs), writer_,
                                          options_.prune ? &pruning_ : nullptr, &changes_);
  }

  int show(const Plan& plan, const std::vector<batch::Skipped>& skipped) {
    progress_.end();
    say_skipped(skipped);
    const ExitStatus status = show_plan(options_, plan.inputs, plan.outputs);
    if (!passed_over_.empty() && options_.globs.empty()) {
      log_.say(Severity::warning, passed_over_text(passed_over_, options_));
    }
    return options_.fail_on == FailOn::any || status != kSomeFailed ? status : kDone;
  }

  // The common file stays as it is; nothing is read.
  int keep_old(const Plan& plan, const std::vector<batch::Skipped>& skipped) {
    progress_.end();
    for (const batch::Input& input : plan.inputs) {
      if (input.error) log_.say(*input.error);
    }
    log_.say(*too_little_);
    RunOutcome outcome;
    outcome.inputs = plan.inputs.size();
    outcome.status = options_.fail_on == FailOn::never ? kDone : kSomeFailed;
    outcome.output_error = too_little_;
    if (!report_) return outcome.status;
    add_to_report(skipped);
    if (auto written = report_->finish(outcome); !written) return refuse(written.error(), kOutputFailed);
    return outcome.status;
  }

  // What the folders hold but the run leaves out, and folders that hold nothing.
  void say_inputs(const std::vector<batch::Skipped>& skipped, bool any, const Plan& plan, bool no_paths) {
    say_skipped(skipped);
    if (any) {
      if (plan.inputs.empty()) log_.say(Severity::note, rows::kNoDocumentIsOfThisShard());
      return;
    }
    if (no_paths) return log_.say(Severity::warning, rows::kListOfFilesIsEmpty());
    log_.say(Severity::warning, rows::kNoFileMatches(fmt::format("{}", fmt::join(names_of(options_).globs, " "))));
  }

  void say_skipped(const std::vector<batch::Skipped>& all) {
    for (const batch::Skipped& skipped : all) log_.say(skipped.severity, skipped.message, skipped.path);
  }

  // How many documents there are is known before the end only where every input is one.
  [[nodiscard]] std::optional<std::size_t> count_of(const Plan& plan) const {
    const auto holds_more = [](const batch::Input& input) {
      return batch::container_of(input.path) == batch::Container::archive;
    };
    if (reads_lines(options_) || std::any_of(plan.inputs.begin(), plan.inputs.end(), holds_more)) return std::nullopt;
    return plan.inputs.size();
  }

  int run_batch(const Extractor& extractor, const Plan& plan, const std::vector<batch::Skipped>& skipped,
                batch::Sink& sink) {
    const auto count = count_of(plan);
    progress_.expect(count.value_or(0));
    const auto seen = [&](const Document& document) {
      progress_.add(document);
      log_.tell(document);
      if (report_) report_->add(document);
      if (!options_.state.empty()) return;  // the records tell of those that are up to date too
      documents_.add(document);
      ending_.add(document);
    };
    batch::BatchOptions batch_options{options_.threads, &stop_flag(), STDIN_FILENO, reading_options_of(options_),
                                      [&](std::size_t documents) { progress_.add_unchanged(documents); }};
    const auto records = kept_records(options_).empty() ? nullptr : make_writer({.format = Format::jsonl});
    batch::BatchResult result =
        batch::run(plan.inputs, extractor, records ? *records : writer_, sink, seen, batch_options);
    if (!result.stopped && !result.output_error) {
      if (auto written = write_document_table(); !written) result.output_error = std::move(written.error());
    }
    progress_.end();
    for (const auto& [ending, number] : result.passed_over) passed_over_[ending] += number;
    for (std::string& path : changes_.dropped) pruning_.pruned.removed.push_back({std::move(path), {}});
    if (!too_little_) too_little_ = pruning_.pruned.refused;
    const auto notices = sink.notices();
    RunOutcome outcome{progress_.totals(), plan.inputs.size(), pruning_.pruned.removed.size(),
                       status_of(result),  result.stopped,     result.output_error};
    say_skipped(notices);
    say_end(result, outcome, count);
    if (report_) {
      add_to_report(skipped);
      add_to_report(result.skipped);
      add_to_report(notices);
      add_to_report(pruning_.pruned.skipped);
      if (!options_.state.empty()) {
        report_->add_inputs("new", plan.inputs, changes_.fresh);
        report_->add_inputs("changed", plan.inputs, changes_.changed);
      }
      report_->add_removed(pruning_.pruned.removed);
      report_->add_passed_over(passed_over_);
      if (auto written = report_->finish(outcome); !written) return refuse(written.error(), kOutputFailed);
    }
    if (const auto problem = log_.problem()) {
      report(*problem);
      return kOutputFailed;
    }
    return outcome.status;
  }

  // An incremental run sees only what has changed: its table is made of the records.
  Expected<void> write_document_table() {
    const std::string kept = kept_records(options_);
    if (!options_.state.empty()) documents_.add_records(kept.empty() ? options_.output : kept);
    return documents_.finish();
  }

  void add_to_report(const std::vector<batch::Skipped>& all) {
    for (const batch::Skipped& skipped : all) report_->add(skipped);
  }

  void say_end(const batch::BatchResult& result, const RunOutcome& outcome, std::optional<std::size_t> count) {
    say_skipped(result.skipped);
    const batch::Pruned& pruned = pruning_.pruned;
    say_skipped(pruned.skipped);
    for (const batch::Removed& removed : pruned.removed) {
      log_.tell_removed(removed.output.empty() ? removed.document : removed.output);
    }
    if (outcome.pruned > 0 && options_.prune) log_.say(Severity::note, rows::kFilesOfOutputRemoved(outcome.pruned));
    if (too_little_) log_.say(*too_little_);
    // Who says what to take knows what he leaves.
    if (!passed_over_.empty() && options_.globs.empty()) {
      log_.say(Severity::warning, passed_over_text(passed_over_, options_));
    }
    const bool reader_gone = result.output_error && result.output_error->code == kReaderGone;
    const bool many = outcome.totals.documents + outcome.totals.unchanged > 1;
    const bool wanted = options_.verbosity == Verbosity::verbose || (options_.verbosity == Verbosity::normal && many);
    log_.tell_end(outcome.totals, result.stopped, wanted && !result.stopped && !result.output_error);
    if (result.output_error && !reader_gone) {
      log_.say(*result.output_error);
    } else if (result.stopped) {
      const auto done = result.documents + result.up_to_date;
      log_.say(Severity::error, count ? rows::kStoppedAfterOf(done, *count) : rows::kStoppedAfter(done));
    }
  }

  [[nodiscard]] int status_of(const batch::BatchResult& result) const {
    if (result.output_error && result.output_error->code != kReaderGone) {
      if (result.output_error->code == batch::kBadState) return kUsage;
      return options_.fail_on == FailOn::never ? kDone : kOutputFailed;
    }
    if (result.stopped) return kSignalled + caught_signal();
    if (too_little_ && options_.fail_on != FailOn::never) return kSomeFailed;
    if (result.failed_for_now > 0 && options_.fail_on != FailOn::never) return kTryAgain;
    return result.failed > 0 && options_.fail_on == FailOn::any ? kSomeFailed : kDone;
  }

  const Options& options_;
  const Writer& writer_;
  const WriterOptions& writer_options_;
  RunLog log_;
  Progress progress_;
  DocumentTable documents_;
  TextEnding ending_;
  RunFacts facts_;
  std::string settings_;
  std::optional<RunReport> report_;
  batch::Pruning pruning_;
  batch::Changes changes_;
  batch::PassedOver passed_over_;
  std::size_t found_ = 0;            // inputs, those of other shards too
  std::optional<Error> too_little_;  // is found: output is kept
};

}  // namespace

int run_documents(const Options& options, const std::vector<std::string>& paths, const Writer& writer,
                  const WriterOptions& writer_options) {
  const bool table = writer_options.format == Format::csv || writer_options.format == Format::tsv;
  if (table && options.output.empty() && options.output_folder.empty() && is_terminal(STDOUT_FILENO)) {
    const TerminalWriter shown(writer);
    return BatchRun(options, shown, writer_options).run(paths);
  }
  return BatchRun(options, writer, writer_options).run(paths);
}

}  // namespace zhibiao::cli
