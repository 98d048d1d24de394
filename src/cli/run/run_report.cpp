#include "cli/run/run_report.h"

#include <fmt/format.h>

#include <ctime>
#include <map>
#include <utility>
#include <vector>

#include "base/system_error.h"
#include "base/unfinished_file.h"
#include "output/json_writer.h"
#include "output/sections.h"
#include "zhibiao/names.h"
#include "zhibiao/version.h"

namespace zhibiao::cli {
namespace {

constexpr int kReportVersion = 1;

using output::JsonWriter;

std::string quoted(std::string_view text) {
  std::string out;
  output::append_json_string(out, text);
  return out;
}

std::string strings(const std::vector<std::string>& all) {
  JsonWriter json(JsonWriter::Layout::compact);
  json.begin_array();
  for (const std::string& text : all) json.string(text);
  json.end_array();
  return json.take();
}

// Each option that was given, with all its values; a flag has none.
std::string options_text(const Options& options) {
  std::map<std::string, std::vector<std::string>> values;
  for (const GivenOption& given : options.given) {
    auto& all = values[given.key];
    if (!given.flag) all.push_back(given.value);
  }
  JsonWriter json(JsonWriter::Layout::compact);
  json.begin_object();
  for (const auto& [key, all] : values) {
    json.key_of_input(key);
    json.begin_array();
    for (const std::string& value : all) json.string(value);
    json.end_array();
  }
  json.end_object();
  return json.take();
}

std::string error_text(const std::optional<Error>& error) {
  if (!error) return "null";
  return fmt::format(R"({{"path":{},"code":{},"message":{}}})", quoted(error->path), quoted(error->code),
                     quoted(error->message.english()));
}

}  // namespace

Expected<RunReport> RunReport::create(const Options& options, const RunFacts& facts) {
  auto file = base::AtomicFile::create(options.report);
  if (!file) return tl::unexpected(std::move(file.error()));
  base::remove_leftovers(file->folder());
  RunReport report(std::move(*file));
  report.put(
      fmt::format("{{\n"
                  "  \"report_version\": {},\n"
                  "  \"version\": {},\n"
                  "  \"started\": {},\n"
                  "  \"arguments\": {},\n"
                  "  \"options\": {},\n"
                  "  \"settings_sha256\": {},\n"
                  "  \"patterns_sha256\": {},\n"
                  "  \"failed\": [",
                  kReportVersion, quoted(kVersion), quoted(time_text(std::time(nullptr))), strings(options.arguments),
                  options_text(options), quoted(facts.settings), quoted(facts.packs)));
  return report;
}

void RunReport::put(std::string_view bytes) {
  if (problem_) return;
  if (auto written = file_.write(bytes); !written) problem_ = std::move(written.error());
}

void RunReport::add(const Document& document) {
  if (!document.failed) return;
  const Diagnostic* cause = nullptr;
  for (const Diagnostic& diagnostic : document.diagnostics) {
    if (diagnostic.severity == Severity::error && cause == nullptr) cause = &diagnostic;
  }
  const Diagnostic unknown;
  if (cause == nullptr) cause = &unknown;
  put(std::exchange(any_, true) ? ",\n    " : "\n    ");
  put(fmt::format(R"({{"path":{},"line":{},"code":{},"message":{},"may_pass":{}}})", quoted(document.source.path),
                  document.source.line > 0 ? std::to_string(document.source.line) : "null", quoted(cause->code),
                  quoted(cause->message.english()), base::may_pass(cause->code)));
}

void RunReport::begin_skipped() {
  if (!std::exchange(skipping_, true)) begin_list("skipped");
}

void RunReport::begin_list(std::string_view name) {
  put(fmt::format("{}],\n  \"{}\": [", std::exchange(any_, false) ? "\n  " : "", name));
}

void RunReport::add_inputs(std::string_view name, const std::vector<batch::Input>& inputs,
                           const std::vector<std::size_t>& which) {
  begin_skipped();
  begin_list(name);
  for (const std::size_t input : which) {
    put(fmt::format("{}    {}", std::exchange(any_, true) ? ",\n" : "\n", quoted(inputs[input].path)));
  }
}

void RunReport::add_passed_over(const batch::PassedOver& all) {
  begin_skipped();
  begin_list("passed_over");
  for (const auto& [ending, count] : all) {
    put(fmt::format("{}    {{\"ending\":{},\"files\":{}}}", std::exchange(any_, true) ? ",\n" : "\n", quoted(ending),
                    count));
  }
}

void RunReport::add_removed(const std::vector<batch::Removed>& removed) {
  begin_skipped();
  begin_list("removed");
  const auto text = [](const std::string& path) { return path.empty() ? std::string("null") : quoted(path); };
  for (const batch::Removed& each : removed) {
    put(fmt::format("{}    {{\"path\":{},\"output\":{}}}", std::exchange(any_, true) ? ",\n" : "\n",
                    quoted(each.document), text(each.output)));
  }
}

void RunReport::add(const batch::Skipped& skipped) {
  begin_skipped();
  put(std::exchange(any_, true) ? ",\n    " : "\n    ");
  put(fmt::format(R"({{"path":{},"severity":{},"message":{}}})", quoted(skipped.path),
                  quoted(name_of(skipped.severity)), quoted(skipped.message.english())));
}

Expected<void> RunReport::finish(const RunOutcome& outcome) {
  begin_skipped();
  const Totals& totals = outcome.totals;
  put(fmt::format(
      "{}],\n"
      "  \"counts\": {{\"inputs\": {}, \"documents\": {}, \"failed\": {}, \"unchanged\": {}, "
      "\"indicators\": {}, \"bytes\": {}, \"pruned\": {}}},\n"
      "  \"seconds\": {:.3f},\n"
      "  \"stopped\": {},\n"
      "  \"output_error\": {},\n"
      "  \"status\": {}\n"
      "}}\n",
      any_ ? "\n  " : "", outcome.inputs, totals.documents, totals.failed, totals.unchanged, totals.indicators,
      totals.bytes, outcome.pruned, totals.seconds, outcome.stopped, error_text(outcome.output_error), outcome.status));
  if (problem_) return tl::unexpected(*problem_);
  return file_.commit();
}

}  // namespace zhibiao::cli
