// inspect, explain and schema: one look at one thing.
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>
#include <vector>

#include "batch/document_reader.h"
#include "cli/commands/run_commands.h"
#include "cli/exit_status.h"
#include "cli/options/batch_settings.h"
#include "cli/pages/evidence_text.h"
#include "cli/pages/message_rows.h"
#include "cli/pages/messages.h"
#include "cli/pages/table_text.h"
#include "cli/pages/terminal.h"
#include "cli/run/signals.h"
#include "extract/assemble.h"
#include "extract/stages.h"
#include "output/terminal_text.h"
#include "output/words_zh.h"
#include "text/width.h"
#include "zhibiao/extractor.h"
#include "zhibiao/writer.h"

namespace zhibiao::cli {
namespace {

// Every stage's result of one file with all candidates, or the exit status after what went wrong was reported.
tl::expected<extract::Trace, int> trace_of(const Options& options, const std::string& path) {
  const auto packs = load_packs(options.pattern_folders);
  if (!packs) return tl::unexpected(kUsage);
  const Extractor extractor(*packs, {options.encoding, options.largest_document});
  const batch::ReadingOptions reading = reading_options_of(options);
  auto raw = batch::DocumentReader(reading, reading_limits(options)).read(batch::place_of(path));
  if (raw) {
    using Candidates = extract::Stages::Candidates;
    auto trace = extractor.stages().run(std::move(raw->bytes), path, raw->encoding,
                                        options.tokens ? Candidates::all_with_tokens : Candidates::all);
    if (trace) return std::move(*trace);
    raw = tl::unexpected(std::move(trace.error()));
  }
  report(raw.error());
  return tl::unexpected(caught_signal() > 0 ? kSignalled + caught_signal() : kSomeFailed);
}

class Inspection {
 public:
  Inspection(const extract::Trace& trace, bool color) : trace_(trace), page_(text_, color) {}

  std::string take() {
    source();
    lines();
    blocks();
    tables();
    paragraphs();
    nodes();
    candidates();
    diagnostics();
    return std::move(text_);
  }

 private:
  void heading(const MessageRow<0>& name, const std::string& facts) {
    page_.add(spoken(name()), output::Style::bold).add("  " + facts).end_line();
  }

  void source() {
    heading(rows::kStageSource, spoken(rows::kFactsOfSource(trace_.source.encoding, trace_.source.utf8.size(),
                                                            trace_.source.lines.size())));
  }

  // Lines of the body are shown as paragraphs below; here those that are something else.
  void lines() {
    const auto& layout = trace_.layout;
    std::string facts = spoken((layout.wrapped ? rows::kIsWrapped : rows::kIsNotWrapped)());
    facts += spoken(rows::kItsGenre(output::word_in(language_spoken(), layout.genre)));
    if (layout.year) facts += spoken(rows::kItsYear(*layout.year));
    if (layout.title) facts += spoken(rows::kItsTitle(*layout.title));
    if (layout.notice) facts += spoken(rows::kEndsInNotice());
    if (layout.redactions > 0) facts += spoken(rows::kItsRedactions(layout.redactions));
    heading(rows::kStageLayout, facts);
    for (std::size_t line = 1; line <= trace_.source.lines.size(); ++line) {
      if (const std::string role = role_of(line); !role.empty()) {
        row(line, role, std::string(trace_.source.line(line - 1)));
      }
    }
  }

  [[nodiscard]] std::string role_of(std::size_t line) const {
    const auto holds = [&](const auto& lines) { return std::find(lines.begin(), lines.end(), line) != lines.end(); };
    if (holds(trace_.layout.title_lines)) return spoken(rows::kLineOfTitle());
    if (holds(trace_.layout.metadata_lines)) return spoken(rows::kLineOfMetadata());
    if (holds(trace_.layout.toc)) return spoken(rows::kLineOfContents());
    if (holds(trace_.layout.boilerplate)) return spoken(rows::kLineOfBoilerplate());
    return "";
  }

  [[nodiscard]] static std::string kind_of(const layout::Block& block) {
    using layout::BlockKind;
    switch (block.kind) {
      case BlockKind::title:
        return spoken(rows::kBlockOfTitle());
      case BlockKind::metadata:
        return spoken(rows::kBlockOfMetadata());
      case BlockKind::contents:
        return spoken(rows::kBlockOfContents());
      case BlockKind::site:
        return spoken(rows::kBlockOfSite());
      case BlockKind::page:
        return spoken(rows::kBlockOfPage());
      case BlockKind::table:
        return spoken(rows::kBlockOfTable());
      case BlockKind::row:
        return spoken(rows::kBlockOfRow());
      case BlockKind::note:
        return spoken(rows::kBlockOfNote());
      case BlockKind::prose:
        break;
    }
    return spoken(rows::kBlockOfProse());
  }

  void blocks() {
    heading(rows::kStageBlocks, fmt::format("{}", trace_.layout.blocks.size()));
    for (const auto& block : trace_.layout.blocks) {
      const bool alone = block.first_line == block.last_line;
      row(block.first_line + 1, kind_of(block), alone ? "" : spoken(rows::kToLine(block.last_line + 1)));
    }
  }

  void tables() {
    for (std::size_t i = 0; i < trace_.tables.grids.size(); ++i) {
      heading(rows::kStageTable, table_facts(trace_, i));
      text_ += table_text(trace_, i);
    }
  }

  void paragraphs() {
    heading(rows::kStageParagraphs, fmt::format("{}", trace_.layout.paragraphs.size()));
    for (const auto& paragraph : trace_.layout.paragraphs) {
      const std::size_t first = paragraph.first_line + 1;
      const std::size_t last = paragraph.last_line + 1;
      row(first, first == last ? "" : spoken(rows::kToLine(last)),
          std::string(paragraph.text.of(trace_.layout.folded.text())));
    }
  }

  void nodes() {
    const auto& facts = trace_.outline.cut ? rows::kFactsOfCutOutline : rows::kFactsOfOutline;
    heading(rows::kStageOutline, spoken(facts(trace_.outline.nodes.size())));
    const auto ids = extract::section_ids(trace_.outline);
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto& node = trace_.outline.nodes[i];
      const base::Range place = node.marker.empty() ? node.title : node.marker;
      const std::string ordinal = node.ordinal ? fmt::format(" = {}", *node.ordinal) : "";
      row(lines_of(trace_, place).first,
          fmt::format("{} {}", ids[i], output::word_in(language_spoken(), node.placement)),
          fmt::format("[{}{}] {}", extract::joined(trace_, node.marker), ordinal, extract::joined(trace_, node.title)));
    }
  }

  void candidates() {
    const auto refused =
        std::count_if(trace_.found.begin(), trace_.found.end(), [](const auto& found) { return found.refused; });
    heading(rows::kStageCandidates,
            spoken(rows::kFactsOfCandidates(static_cast<std::ptrdiff_t>(trace_.found.size()) - refused, refused)));
    for (const auto& found : trace_.found) text_ += candidate_text(trace_, found);
  }

  void diagnostics() {
    const Document document = extract::assemble(trace_);
    heading(rows::kStageDiagnostics, fmt::format("{}", document.diagnostics.size()));
    for (const Diagnostic& diagnostic : document.diagnostics) {
      row(diagnostic.line,
          fmt::format("{} {}", output::word_in(language_spoken(), diagnostic.severity), diagnostic.code),
          spoken(diagnostic.message));
    }
  }

  void row(std::size_t line, const std::string& label, const std::string& content) {
    page_.right(line > 0 ? fmt::format("{}", line) : "", 6, output::Style::dim).spaces(2);
    if (!label.empty()) page_.add(label, output::Style::cyan).spaces(2);
    page_.add(content).end_line();
  }

  const extract::Trace& trace_;
  std::string text_;
  output::Page page_;
};

// "FILE:LINE" from the right, for a file's name may hold colons.
std::optional<std::pair<std::string, std::size_t>> file_and_line(const std::string& argument) {
  const std::size_t colon = argument.rfind(':');
  if (colon == std::string::npos || colon == 0) return std::nullopt;
  std::size_t line = 0;
  const char* end = argument.data() + argument.size();
  const auto [read, problem] = std::from_chars(argument.data() + colon + 1, end, line);
  if (problem != std::errc() || read != end || line == 0) return std::nullopt;
  return std::pair(argument.substr(0, colon), line);
}

std::string numbers_of_line(const extract::Trace& trace, std::size_t line) {
  std::string text;
  for (const auto& found : trace.found) {
    const Lines lines = lines_of(trace, found.text);
    if (lines.first <= line && line <= lines.last) text += candidate_text(trace, found);
  }
  return text;
}

// The words of a line as they are parted, each with its place and its classes.
std::string tokens_of_line(const extract::Trace& trace, std::size_t line) {
  struct Row {
    std::string place;
    std::string word;
    const indicators::ReadToken* token;
  };
  std::vector<Row> table;
  std::size_t place_width = 0;
  std::size_t word_width = 0;
  for (const auto& token : trace.tokens) {
    const Lines lines = lines_of(trace, token.range);
    if (line < lines.first || lines.last < line) continue;
    const Span span = trace.source.span(trace.layout.folded.source(token.range));
    table.push_back(
        {fmt::format("{}:{}", span.line, span.column), output::printable(extract::joined(trace, token.range)), &token});
    place_width = std::max(place_width, table.back().place.size());
    word_width = std::max(word_width, text::display_width(table.back().word));
  }
  std::string text = table.empty() ? "" : spoken(rows::kTokens()) + "\n";
  for (const Row& row : table) {
    const std::string spaces(word_width - text::display_width(row.word), ' ');
    text += fmt::format("    {:<{}}  {}{}  {}\n", row.place, place_width, row.word, spaces,
                        fmt::join(row.token->classes, " "));
  }
  return text;
}

// "in.jsonl:12" is a document, where "a.txt:12" is a line of one.
bool is_line_of_json(const Options& options, const std::string& argument) {
  const batch::DocumentPlace place = batch::place_of(argument);
  return place.line > 0 && (reads_lines(options) || place.file.ends_with(".jsonl"));
}

// Every line of the document in which a number was looked at.
int explain_all(const Options& options) {
  const auto trace = trace_of(options, options.arguments.front());
  if (!trace) return trace.error();
  std::string text;
  for (std::size_t line = 1; line <= trace->source.lines.size(); ++line) {
    const std::string numbers = numbers_of_line(*trace, line);
    if (numbers.empty()) continue;
    text += output::printable(trace->source.line(line - 1)) + "\n" + numbers + tokens_of_line(*trace, line);
  }
  return print(text);
}

}  // namespace

int run_inspect(const Options& options) {
  if (options.arguments.size() != 1) {
    report(Severity::error, rows::kInspectTakesOneFile());
    return kUsage;
  }
  const auto trace = trace_of(options, options.arguments.front());
  if (!trace) return trace.error();
  return print(Inspection(*trace, wants_color(STDOUT_FILENO, options.color)).take());
}

int run_explain(const Options& options) {
  const bool one = options.arguments.size() == 1;
  if (one && is_line_of_json(options, options.arguments.front())) return explain_all(options);
  const auto place = one ? file_and_line(options.arguments.front()) : std::nullopt;
  if (!place) {
    report(Severity::error, rows::kExplainTakesFileAndLine());
    return kUsage;
  }
  const auto& [path, line] = *place;
  const auto trace = trace_of(options, path);
  if (!trace) return trace.error();
  if (line > trace->source.lines.size()) {
    report(path, Severity::error, rows::kNoSuchLine(trace->source.lines.size(), line));
    return kUsage;
  }
  const std::string numbers = numbers_of_line(*trace, line);
  return print(output::printable(trace->source.line(line - 1)) + "\n" +
               (numbers.empty() ? spoken(rows::kNoNumberLookedAt()) + "\n" : numbers) + tokens_of_line(*trace, line));
}

int run_schema(const Options& options) {
  if (!options.arguments.empty()) {
    report(Severity::error, rows::kTakesNoArguments("schema"));
    return kUsage;
  }
  return print(json_schema());
}

}  // namespace zhibiao::cli
