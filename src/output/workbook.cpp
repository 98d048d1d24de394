#include "output/workbook.h"

#include <algorithm>
#include <filesystem>
#include <utility>
#include <vector>

#include "output/columns.h"
#include "output/document_columns.h"
#include "output/message_rows.h"
#include "output/metric_summary.h"
#include "output/sheet_xml.h"
#include "output/sized_text.h"
#include "output/spool.h"
#include "output/workbook_parts.h"
#include "output/workbook_rows.h"
#include "output/zip_file.h"
#include "zhibiao/version.h"

namespace zhibiao::output {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestLiteral = 255;  // in a formula
constexpr std::size_t kMeasuredRows = 500;    // that tell the width of a column
constexpr std::size_t kMeasuredBytes = std::size_t{1} << 20;
constexpr std::size_t kNarrowestColumn = 6, kMargin = 2, kNoteWidth = 16, kMostHeadLines = 5;
constexpr std::size_t kNamesOfMetric = 3;  // with its unit and its role
constexpr std::size_t kAtOnce = std::size_t{64} << 10;
constexpr std::uint64_t kLargestSheet = std::uint64_t{3} << 30;  // bytes; a part of a zip archive has fewer than 4 GiB

using Widths = std::basic_string_view<std::uint8_t>;

// One of the file's sheets while it is written.
class Sheet {
 public:
  Sheet(std::size_t part, std::string name, SheetShape shape)
      : entry_{part, std::move(name), 0, 0}, shape_(std::move(shape)), measures_(shape_.widths.empty()) {}

  [[nodiscard]] const SheetEntry& entry() const { return entry_; }
  [[nodiscard]] bool is_full() const { return entry_.rows == kMostRows || bytes_ > kLargestSheet; }

  // Each column gets a filter.
  void add_heads(const std::vector<std::string>& heads) {
    entry_.columns = heads.size();
    std::string xml;
    RowXml row(xml);
    std::size_t lines = 1;
    for (std::size_t i = 0; i < heads.size(); ++i) {
      row.cell(CellKind::head, heads[i]);
      if (i < shape_.widths.size()) lines = std::max(lines, row.widths().back() / (shape_.widths[i] - kMargin) + 1);
    }
    row.end(std::min(lines, kMostHeadLines));
    add(xml, {}, row.widths(), kMargin);  // the filter's arrow
  }

  void add(std::string_view xml, std::string_view link, Widths widths, std::size_t margin = 0) {
    if (measures_ && entry_.rows < kMeasuredRows) measure(widths, margin + kMargin);
    const std::size_t before = pending_.size();
    fill_row(pending_, xml, ++entry_.rows, link);
    bytes_ += pending_.size() - before;
  }

  // What stands of it goes into the file, unless what follows may tell more of the widths.
  Expected<void> write_some(ZipFile& file) {
    const bool measured = !measures_ || entry_.rows >= kMeasuredRows || pending_.size() >= kMeasuredBytes;
    return pending_.size() >= kAtOnce && (begun_ || measured) ? write(file) : Expected<void>();
  }

  Expected<void> close(ZipFile& file) {
    if (auto written = write(file); !written) return written;
    return file.write(entry_.columns > 0 ? filtered_sheet_closing(entry_.columns, entry_.rows) : sheet_closing());
  }

 private:
  void measure(Widths widths, std::size_t margin) {
    shape_.widths.resize(std::max(shape_.widths.size(), widths.size()), kNarrowestColumn);
    for (std::size_t i = 0; i < widths.size(); ++i) {
      shape_.widths[i] = std::max(shape_.widths[i], widths[i] + margin);
    }
  }

  Expected<void> write(ZipFile& file) {
    if (!std::exchange(begun_, true)) {
      if (auto opened = file.begin(sheet_part_name(entry_.part)); !opened) return opened;
      if (auto written = file.write(sheet_opening(shape_)); !written) return written;
    }
    auto written = file.write(pending_);
    pending_.clear();
    return written;
  }

  SheetEntry entry_;
  SheetShape shape_;
  bool measures_;
  bool begun_ = false;
  std::string pending_;
  std::uint64_t bytes_ = 0;
};

// Sheets of the same columns, each going on where the one before is full.
class WorkbookTable {
 public:
  WorkbookTable(std::string name, std::vector<std::string> heads, bool first)
      : name_(std::move(name)), heads_(std::move(heads)), first_(first) {}

  Expected<void> add(ZipFile& file, std::size_t& parts, std::string_view xml, std::string_view link, Widths widths) {
    if (sheets_.empty() || sheets_.back().is_full()) {
      if (auto begun = begin_sheet(file, parts); !begun) return begun;
    }
    sheets_.back().add(xml, link, widths);
    return sheets_.back().write_some(file);
  }

  Expected<void> close(ZipFile& file, std::size_t& parts) {
    if (sheets_.empty()) {
      if (auto begun = begin_sheet(file, parts); !begun) return begun;
    }
    return sheets_.back().close(file);
  }

  [[nodiscard]] const std::vector<Sheet>& sheets() const { return sheets_; }

 private:
  Expected<void> begin_sheet(ZipFile& file, std::size_t& parts) {
    if (!sheets_.empty()) {
      if (auto closed = sheets_.back().close(file); !closed) return closed;
    }
    const std::string number = sheets_.empty() ? std::string() : std::to_string(sheets_.size() + 1);
    sheets_.emplace_back(++parts, name_ + number, SheetShape{.first = first_ && sheets_.empty()}).add_heads(heads_);
    return {};
  }

  std::string name_;
  std::vector<std::string> heads_;
  bool first_;
  std::vector<Sheet> sheets_;
};

class Workbook : public BuiltFile {
 public:
  Workbook(ZipFile file, const std::string& folder, const WriterOptions& options)
      : file_(std::move(file)),
        chinese_(options.header != HeaderRow::en),
        columns_(columns_named(options.columns)),
        choices_(options.choices),
        indicators_(in(rows::kSheetOfIndicators), heads(), true),
        documents_(in(rows::kSheetOfDocuments), document_heads(options.header), false),
        waiting_(folder, rows::kCannotWriteWorkbook) {
    std::error_code error;
    folder_ = fs::weakly_canonical(folder.empty() ? "." : folder, error);
  }

  Expected<void> open() { return write_parts(first_parts()); }

  Expected<void> add(std::string_view bytes) override {
    const WorkbookRow row = read_workbook_row(bytes);
    if (row.sheet == WorkbookSheet::documents) {
      link_ = link_cell(row.path, target_of(std::string(row.path)));
      summary_.add_document(row.name, row.year, row.path);
      // The file takes one sheet after the other; this one comes second.
      return waiting_.append(waiting_row({row.xml, link_, row.widths}));
    }
    if (!row.metric.empty()) summary_.add(row.metric, row.unit, row.target, row.value);
    return indicators_.add(file_, parts_, row.xml, link_, row.widths);
  }

  Expected<void> finish() override {
    if (auto closed = indicators_.close(file_, parts_); !closed) return closed;
    if (auto written = write_documents(); !written) return written;
    auto summary = write_summary();
    if (!summary) return tl::unexpected(std::move(summary.error()));
    auto notes = write_notes();
    if (!notes) return tl::unexpected(std::move(notes.error()));
    std::vector<SheetEntry> entries;
    for (const WorkbookTable* table : {&indicators_, &documents_}) {
      for (const Sheet& sheet : table->sheets()) entries.push_back(sheet.entry());
    }
    entries.push_back(*summary);
    entries.push_back(*notes);
    if (auto written = write_parts(last_parts(entries)); !written) return written;
    return file_.finish();
  }

 private:
  [[nodiscard]] std::string in(const MessageRow<0>& row) const {
    return chinese_ ? row().in(Language::chinese) : row().english();
  }

  [[nodiscard]] std::vector<std::string> heads() const {
    std::vector<std::string> heads;
    for (const Column* column : columns_) heads.emplace_back(chinese_ ? column->name.zh : column->name.en);
    return heads;
  }

  // The file to go to, as seen from the workbook's folder; empty where there is none. It becomes a formula: a sheet may
  // have no more than 65,530 links of the other kind.
  [[nodiscard]] std::string target_of(const std::string& path) const {
    std::error_code error;
    if (!fs::is_regular_file(path, error)) return {};
    const fs::path to = fs::weakly_canonical(path, error);
    const fs::path relative = to.lexically_relative(folder_);
    const std::string target = relative.empty() ? to.string() : relative.string();
    return std::max(target.size(), path.size()) <= kLongestLiteral ? target : std::string();
  }

  Expected<void> write_parts(const std::vector<Part>& parts) {
    for (const Part& part : parts) {
      if (auto begun = file_.begin(part.name); !begun) return begun;
      if (auto written = file_.write(part.xml); !written) return written;
    }
    return {};
  }

  Expected<void> write_documents() {
    SizedTexts rows;
    auto read = waiting_.read([&](std::string_view piece) {
      return rows.add(piece, [&](std::string_view bytes) {
        const WaitingRow row = read_waiting_row(bytes);
        return documents_.add(file_, parts_, row.xml, row.link, row.widths);
      });
    });
    return read ? documents_.close(file_, parts_) : read;
  }

  Expected<SheetEntry> write_summary() {
    const MetricSummary::Table table = summary_.table(chinese_);
    std::vector<std::size_t> widths(table.heads.size(), kWidestColumn / 4);
    widths.front() = kWidestColumn / 2;
    Sheet sheet(++parts_, in(rows::kSheetOfSummary), SheetShape{.frozen = kNamesOfMetric, .widths = std::move(widths)});
    sheet.add_heads(table.heads);
    for (const MetricSummary::Line& line : table.lines) {
      std::string xml;
      RowXml row(xml);
      for (const std::string* name : {&line.metric, &line.unit, &line.role}) row.cell(CellKind::text, *name);
      std::size_t at = kNamesOfMetric;
      for (const auto& [column, digits] : line.values) {
        for (; at < column; ++at) row.cell(CellKind::text, {});
        row.cell(CellKind::quantity, digits);
        ++at;
      }
      row.end();
      sheet.add(xml, {}, {});
      if (auto written = sheet.write_some(file_); !written) return tl::unexpected(std::move(written.error()));
    }
    if (auto closed = sheet.close(file_); !closed) return tl::unexpected(std::move(closed.error()));
    return sheet.entry();
  }

  Expected<SheetEntry> write_notes() {
    Sheet sheet(++parts_, in(rows::kSheetOfNotes),
                SheetShape{.frozen = 0, .widths = {kNoteWidth, kNoteWidth, kWidestColumn}});
    const auto line = [&](CellKind kind, std::initializer_list<std::string> cells) {
      std::string xml;
      RowXml row(xml);
      for (const std::string& cell : cells) row.cell(kind, cell);
      row.end();
      sheet.add(xml, {}, {});
    };
    const auto column = [&](const ColumnName& name, const ColumnName& about) {
      const std::string zh(name.zh), en(name.en);
      line(CellKind::text, {chinese_ ? zh : en, chinese_ ? en : zh, std::string(chinese_ ? about.zh : about.en)});
    };
    line(CellKind::text, {"zhibiao", std::string(kVersion)});
    line(CellKind::text, {in(rows::kVersionOfRecord), std::to_string(kSchemaVersion)});
    for (const auto& [option, value] : choices_) line(CellKind::text, {option, value});
    if (choices_.empty()) line(CellKind::text, {in(rows::kNoteOptions), in(rows::kNoteNoOptions)});
    line(CellKind::text, {});
    line(CellKind::head, {in(rows::kNoteSheet), in(rows::kNoteOtherName), in(rows::kNoteMeaning)});
    const auto about = [&](const MessageRow<0>& name, const MessageRow<0>& meaning) {
      line(CellKind::text, {in(name), name().in(chinese_ ? Language::english : Language::chinese), in(meaning)});
    };
    about(rows::kSheetOfIndicators, rows::kAboutIndicatorsSheet);
    about(rows::kSheetOfDocuments, rows::kAboutDocumentsSheet);
    about(rows::kSheetOfSummary, rows::kAboutSummarySheet);
    if (summary_.is_full()) line(CellKind::text, {"", "", in(rows::kSummaryIsCut)});
    line(CellKind::text, {});
    line(CellKind::head, {in(rows::kNoteColumn), in(rows::kNoteOtherName), in(rows::kNoteMeaning)});
    for (const Column* each : columns_) column(each->name, each->about);
    line(CellKind::text, {});
    line(CellKind::head, {in(rows::kNoteColumnOfDocuments), in(rows::kNoteOtherName), in(rows::kNoteMeaning)});
    for (const DocumentColumn& each : document_columns()) column(each.name, each.about);
    if (auto closed = sheet.close(file_); !closed) return tl::unexpected(std::move(closed.error()));
    return sheet.entry();
  }

  ZipFile file_;
  fs::path folder_;
  bool chinese_;
  std::vector<const Column*> columns_;
  std::vector<std::pair<std::string, std::string>> choices_;
  std::size_t parts_ = 0;
  WorkbookTable indicators_, documents_;
  Spool waiting_;
  std::string link_;  // to the document whose indicators come
  MetricSummary summary_;
};

}  // namespace

Expected<std::unique_ptr<BuiltFile>> create_workbook(const std::string& file, const std::string& folder,
                                                     const WriterOptions& options) {
  auto opened = ZipFile::create(file);
  if (!opened) return tl::unexpected(std::move(opened.error()));
  auto workbook = std::make_unique<Workbook>(std::move(*opened), folder, options);
  if (auto written = workbook->open(); !written) return tl::unexpected(std::move(written.error()));
  return workbook;
}

}  // namespace zhibiao::output
