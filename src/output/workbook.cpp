#include "output/workbook.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "output/columns.h"
#include "output/message_rows.h"
#include "output/metric_summary.h"
#include "output/spreadsheet_text.h"
#include "output/workbook_rows.h"
#include "zhibiao/version.h"

namespace zhibiao::output {
namespace {

namespace fs = std::filesystem;

constexpr lxw_row_t kMostRows = LXW_ROW_MAX;
constexpr std::size_t kLongestLiteral = 255;  // in a formula
constexpr std::size_t kExactDigits = 15;      // of a number in a spreadsheet
constexpr std::size_t kMeasuredRows = 500;    // that tell the width of a column
constexpr double kWidest = 60, kNarrowest = 6, kMargin = 2;
constexpr time_t kCreated = 315532800;  // 1980-01-01: equal records give equal bytes
constexpr lxw_color_t kTargetColor = 0xFCE4D6;
constexpr lxw_color_t kHeadColor = 0xD9E1F2;

// About as wide as it is shown: what takes three bytes and more is mostly as wide as two letters.
double width_of(std::string_view text) {
  double width = 0;
  for (const char byte : text) {
    const auto unit = static_cast<unsigned char>(byte);
    if (unit < 0x80) width += 1;
    if (unit >= 0xC0) width += unit >= 0xE0 ? 2 : 1;
  }
  return width;
}

struct Sheet {
  lxw_worksheet* sheet = nullptr;
  lxw_row_t rows = 0;  // with the head
  std::vector<double> widths;
};

// A literal of a formula.
std::string quoted(const std::string& text) {
  std::string literal = "\"";
  for (const char byte : text) literal.append(byte == '"' ? 2 : 1, byte);
  return literal + '"';
}

std::size_t decimals_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos ? 0 : digits.size() - point - 1;
}

// Nothing for one that a spreadsheet would not hold exactly.
std::optional<double> exact_number(std::string_view digits) {
  const std::string_view from_first = digits.substr(std::min(digits.find_first_not_of("-0."), digits.size()));
  const auto significant =
      std::count_if(from_first.begin(), from_first.end(), [](char byte) { return byte >= '0' && byte <= '9'; });
  double value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
  if (static_cast<std::size_t>(significant) > kExactDigits) return std::nullopt;
  return value;
}

class XlsxWorkbook : public Workbook {
 public:
  XlsxWorkbook(lxw_workbook* workbook, std::string file, std::string folder, const WriterOptions& options)
      : workbook_(workbook), file_(std::move(file)), folder_(std::move(folder)), options_(options) {}
  ~XlsxWorkbook() override {
    if (workbook_ != nullptr) lxw_workbook_free(workbook_);
  }
  XlsxWorkbook(const XlsxWorkbook&) = delete;
  XlsxWorkbook& operator=(const XlsxWorkbook&) = delete;

  Expected<void> open() {
    lxw_doc_properties properties{};
    properties.created = kCreated;
    check(workbook_set_properties(workbook_, &properties));
    head_ = format([](lxw_format* of) {
      format_set_bold(of);
      format_set_bg_color(of, kHeadColor);
      format_set_text_wrap(of);
      format_set_align(of, LXW_ALIGN_VERTICAL_TOP);
    });
    text_ = format([](lxw_format* of) { format_set_align(of, LXW_ALIGN_VERTICAL_TOP); });
    wrapped_ = format([](lxw_format* of) {
      format_set_text_wrap(of);
      format_set_align(of, LXW_ALIGN_VERTICAL_TOP);
    });
    target_ = format([](lxw_format* of) {
      format_set_bg_color(of, kTargetColor);
      format_set_align(of, LXW_ALIGN_VERTICAL_TOP);
    });
    link_ = format([](lxw_format* of) {
      format_set_font_color(of, LXW_COLOR_BLUE);
      format_set_underline(of, LXW_UNDERLINE_SINGLE);
      format_set_align(of, LXW_ALIGN_VERTICAL_TOP);
    });
    for (const Column* column : columns_named(options_.columns)) {
      columns_.push_back(column);
      heads_.push_back(chinese() ? column->name.zh : column->name.en);
    }
    indicators_ = add_sheet(chinese() ? "指标" : "indicators", heads_);
    documents_ = add_sheet(chinese() ? "文档" : "documents", document_heads(options_.header));
    summary_sheet_ = workbook_add_worksheet(workbook_, chinese() ? "汇总" : "summary");
    notes_sheet_ = workbook_add_worksheet(workbook_, chinese() ? "说明" : "notes");
    if (summary_sheet_ == nullptr || notes_sheet_ == nullptr) failed_ = LXW_ERROR_MEMORY_MALLOC_FAILED;
    return state();
  }

  Expected<void> add(std::string_view block) override {
    WorkbookRows rows(block);
    while (rows.next(row_)) {
      if (row_.sheet == WorkbookSheet::documents) {
        summary_.add_document(row_.facts[0], row_.facts[1]);
        write(documents_, nullptr);
      } else {
        if (!row_.facts[0].empty()) summary_.add(row_.facts[0], row_.facts[1], row_.target, row_.facts[2]);
        if (indicators_.rows == kMostRows) go_on();
        write(indicators_, row_.target ? target_ : nullptr);
      }
    }
    return state();
  }

  Expected<void> finish() override {
    close_sheet(indicators_);
    close_sheet(documents_);
    write_summary();
    write_notes();
    // What the library keeps of a sheet until the end is written without a look at its success.
    lxw_worksheet* sheet = nullptr;
    STAILQ_FOREACH(sheet, workbook_->worksheets, list_pointers) {
      FILE* kept = sheet->optimize_tmpfile;
      if (kept != nullptr && (std::fflush(kept) != 0 || std::ferror(kept) != 0)) failed_ = LXW_ERROR_CREATING_TMPFILE;
    }
    const lxw_error closed = workbook_close(std::exchange(workbook_, nullptr));
    check(closed);
    return state();
  }

 private:
  [[nodiscard]] bool chinese() const { return options_.header != HeaderRow::en; }

  void check(lxw_error error) {
    if (error != LXW_NO_ERROR && failed_ == LXW_NO_ERROR) failed_ = error;
  }

  [[nodiscard]] Expected<void> state() const {
    if (failed_ == LXW_NO_ERROR) return {};
    return tl::unexpected(Error{.code = "disk-full",
                                .path = file_,
                                .message = rows::kCannotWriteWorkbook(std::string_view(lxw_strerror(failed_)))});
  }

  template <class Set>
  lxw_format* format(Set set) {
    lxw_format* made = workbook_add_format(workbook_);
    if (made == nullptr) {
      failed_ = LXW_ERROR_MEMORY_MALLOC_FAILED;
      return nullptr;
    }
    set(made);
    return made;
  }

  // Shows a number as it was written, a % behind it where it is a percentage.
  lxw_format* number_format(CellKind kind, std::size_t decimals) {
    lxw_format*& known = number_formats_[{kind, decimals}];
    if (known != nullptr) return known;
    std::string code = kind == CellKind::integer ? "0" : "#,##0";
    if (decimals > 0) code += "." + std::string(decimals, '0');
    if (kind == CellKind::percentage) code += "\"%\"";
    known = format([&](lxw_format* of) {
      format_set_num_format(of, code.c_str());
      format_set_align(of, LXW_ALIGN_VERTICAL_TOP);
    });
    return known;
  }

  Sheet add_sheet(const std::string& name, const std::vector<std::string_view>& heads) {
    Sheet sheet;
    sheet.sheet = workbook_add_worksheet(workbook_, name.c_str());
    if (sheet.sheet == nullptr) {
      failed_ = LXW_ERROR_MEMORY_MALLOC_FAILED;
      return sheet;
    }
    for (std::size_t i = 0; i < heads.size(); ++i) {
      check(worksheet_write_string(sheet.sheet, 0, static_cast<lxw_col_t>(i), std::string(heads[i]).c_str(), head_));
      sheet.widths.push_back(width_of(heads[i]) + kMargin);  // with the arrow of the filter
    }
    worksheet_freeze_panes(sheet.sheet, 1, 1);
    sheet.rows = 1;
    return sheet;
  }

  void close_sheet(const Sheet& sheet) {
    if (sheet.sheet == nullptr || sheet.widths.empty()) return;
    const auto last = static_cast<lxw_col_t>(sheet.widths.size() - 1);
    check(worksheet_autofilter(sheet.sheet, 0, 0, sheet.rows - 1, last));
    for (std::size_t i = 0; i < sheet.widths.size(); ++i) {
      const double width = std::clamp(sheet.widths[i] + kMargin, kNarrowest, kWidest);
      check(worksheet_set_column(sheet.sheet, static_cast<lxw_col_t>(i), static_cast<lxw_col_t>(i), width, nullptr));
    }
  }

  // The sheet is full.
  void go_on() {
    close_sheet(indicators_);
    const std::string name = (chinese() ? "指标" : "indicators") + std::to_string(++parts_);
    indicators_ = add_sheet(name, heads_);
  }

  void write(Sheet& sheet, lxw_format* marked) {
    if (sheet.sheet == nullptr) return;
    for (std::size_t i = 0; i < row_.cells.size() && failed_ == LXW_NO_ERROR; ++i) {
      const WorkbookCell& cell = row_.cells[i];
      if (cell.text.empty()) continue;
      if (sheet.rows <= kMeasuredRows) sheet.widths[i] = std::max(sheet.widths[i], width_of(cell.text));
      const bool says_role = marked != nullptr && i < columns_.size() && columns_[i]->name.en == "role";
      write_cell(sheet, static_cast<lxw_col_t>(i), cell, says_role ? marked : nullptr);
    }
    ++sheet.rows;
  }

  void write_cell(Sheet& sheet, lxw_col_t column, const WorkbookCell& cell, lxw_format* marked) {
    const bool number =
        cell.kind == CellKind::quantity || cell.kind == CellKind::percentage || cell.kind == CellKind::integer;
    if (const auto value = number ? exact_number(cell.text) : std::nullopt) {
      check(worksheet_write_number(sheet.sheet, sheet.rows, column, *value,
                                   number_format(cell.kind, decimals_of(cell.text))));
      return;
    }
    const std::string text = spreadsheet_text(cell.text);
    if (cell.kind == CellKind::path) {
      if (const std::string& formula = link_to(text); !formula.empty()) {
        return check(
            worksheet_write_formula_str(sheet.sheet, sheet.rows, column, formula.c_str(), link_, text.c_str()));
      }
    }
    lxw_format* plain = width_of(cell.text) > kWidest ? wrapped_ : text_;
    check(worksheet_write_string(sheet.sheet, sheet.rows, column, text.c_str(), marked != nullptr ? marked : plain));
  }

  // From the workbook's folder; empty where there is no such file to go to. A formula, for the library keeps each link
  // of its own in memory (2.7 KB) and a sheet may have 65,530 of them.
  [[nodiscard]] const std::string& link_to(const std::string& path) {
    if (path == last_path_) return last_link_;
    last_path_ = path;
    last_link_.clear();
    std::error_code error;
    if (fs::is_regular_file(path, error)) {
      const fs::path from = fs::weakly_canonical(folder_.empty() ? "." : folder_, error);
      const fs::path to = fs::weakly_canonical(path, error);
      const fs::path relative = to.lexically_relative(from);
      const std::string target = relative.empty() ? to.string() : relative.string();
      const auto fits = [](const std::string& text) { return text.size() <= kLongestLiteral; };
      if (fits(target) && fits(path)) {
        last_link_ = "=HYPERLINK(" + quoted(target) + "," + quoted(path) + ")";
      }
    }
    return last_link_;
  }

  void write_line(lxw_worksheet* sheet, lxw_row_t row, const std::vector<std::string>& cells, lxw_format* of) {
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (cells[i].empty()) continue;
      check(worksheet_write_string(sheet, row, static_cast<lxw_col_t>(i), spreadsheet_text(cells[i]).c_str(), of));
    }
  }

  void write_summary() {
    const MetricSummary::Table table = summary_.table(chinese());
    write_line(summary_sheet_, 0, table.heads, head_);
    worksheet_freeze_panes(summary_sheet_, 1, 1);
    lxw_row_t row = 1;
    for (const MetricSummary::Line& line : table.lines) {
      write_line(summary_sheet_, row, {line.metric, line.unit, line.role}, text_);
      for (const auto& [column, digits] : line.values) {
        const auto at = static_cast<lxw_col_t>(column);
        if (const auto value = exact_number(digits)) {
          check(worksheet_write_number(summary_sheet_, row, at, *value,
                                       number_format(CellKind::quantity, decimals_of(digits))));
        } else {
          check(worksheet_write_string(summary_sheet_, row, at, digits.c_str(), text_));
        }
      }
      ++row;
    }
    check(worksheet_set_column(summary_sheet_, 0, 0, kWidest / 2, nullptr));
    if (table.heads.size() > 3) {
      check(worksheet_set_column(summary_sheet_, 3, static_cast<lxw_col_t>(table.heads.size() - 1), kWidest / 4,
                                 nullptr));
    }
    check(worksheet_autofilter(summary_sheet_, 0, 0, row - 1, static_cast<lxw_col_t>(table.heads.size() - 1)));
  }

  void write_notes() {
    lxw_row_t row = 0;
    write_line(notes_sheet_, row++, {"zhibiao", std::string(kVersion)}, text_);
    write_line(notes_sheet_, row++,
               {chinese() ? "记录格式版本" : "version of the record", std::to_string(kSchemaVersion)}, text_);
    if (summary_.is_full()) {
      write_line(notes_sheet_, row++,
                 {chinese() ? "汇总" : "summary",
                  (chinese() ? rows::kSummaryIsCut().in(Language::chinese) : rows::kSummaryIsCut().english())},
                 text_);
    }
    ++row;
    write_line(notes_sheet_, row++,
               chinese() ? std::vector<std::string>{"列", "英文名", "含义"}
                         : std::vector<std::string>{"column", "Chinese name", "meaning"},
               head_);
    for (const Column* column : columns_) {
      const std::string zh(column->name.zh), en(column->name.en);
      const std::string meaning(chinese() ? column->about.zh : column->about.en);
      write_line(notes_sheet_, row++, {chinese() ? zh : en, chinese() ? en : zh, meaning}, text_);
    }
    check(worksheet_set_column(notes_sheet_, 0, 1, 16, nullptr));
    check(worksheet_set_column(notes_sheet_, 2, 2, kWidest, nullptr));
  }

  lxw_workbook* workbook_;
  std::string file_;
  std::string folder_;
  WriterOptions options_;
  lxw_error failed_ = LXW_NO_ERROR;
  lxw_format* head_ = nullptr;
  lxw_format* text_ = nullptr;
  lxw_format* wrapped_ = nullptr;
  lxw_format* target_ = nullptr;
  lxw_format* link_ = nullptr;
  std::map<std::pair<CellKind, std::size_t>, lxw_format*> number_formats_;
  std::vector<const Column*> columns_;
  std::vector<std::string_view> heads_;
  Sheet indicators_, documents_;
  lxw_worksheet* summary_sheet_ = nullptr;
  lxw_worksheet* notes_sheet_ = nullptr;
  int parts_ = 1;
  WorkbookRow row_;
  MetricSummary summary_;
  std::string last_path_, last_link_;
};

}  // namespace

Expected<std::unique_ptr<Workbook>> Workbook::create(const std::string& file, const std::string& folder,
                                                     const WriterOptions& options) {
  std::string temporary = folder.empty() ? "." : folder;  // beside it, where there must be room for it anyway
  lxw_workbook_options of_library{};
  of_library.constant_memory = LXW_TRUE;
  of_library.use_zip64 = LXW_TRUE;
  of_library.tmpdir = temporary.data();
  lxw_workbook* made = workbook_new_opt(file.c_str(), &of_library);
  if (made == nullptr) {
    return tl::unexpected(
        Error{.code = "disk-full",
              .path = file,
              .message = rows::kCannotWriteWorkbook(std::string_view(lxw_strerror(LXW_ERROR_MEMORY_MALLOC_FAILED)))});
  }
  auto workbook = std::make_unique<XlsxWorkbook>(made, file, folder, options);
  if (auto opened = workbook->open(); !opened) return tl::unexpected(std::move(opened.error()));
  return workbook;
}

}  // namespace zhibiao::output
