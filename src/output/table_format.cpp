#include "output/table_format.h"

#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "output/sections.h"
#include "zhibiao/names.h"

namespace zhibiao::output {
namespace {

constexpr auto kColumns = std::to_array<Column>({
    {"文件", "path"},     {"标题", "title"},       {"文种", "genre"}, {"年度", "year"},       {"章节", "section_path"},
    {"序号", "id"},       {"章节编号", "section"}, {"类别", "kind"},  {"性质", "role"},       {"指标", "metric"},
    {"数值", "value"},    {"上限", "high"},        {"单位", "unit"},  {"比较", "comparator"}, {"变化", "change"},
    {"时期", "period"},   {"占位", "placeholder"}, {"原文", "text"},  {"行", "line"},         {"列", "column"},
    {"句子", "sentence"}, {"规则", "pattern"},
});

class Row {
 public:
  enum class Style { csv, tsv };

  Row(std::string& out, Style style) : out_(out), style_(style) {}

  void text(std::string_view cell) {
    separate();
    style_ == Style::csv ? append_csv(cell) : append_tsv(cell);
  }
  void number(std::string_view digits) {
    separate();
    out_ += digits;
  }
  void end() {
    out_ += '\n';
    first_ = true;
  }

 private:
  void separate() {
    if (!first_) out_ += style_ == Style::csv ? ',' : '\t';
    first_ = false;
  }

  void append_csv(std::string_view cell) {
    const bool formula = cell.size() > 1 && std::string_view("=+-@\t\r").find(cell.front()) != std::string_view::npos;
    if (!formula && cell.find_first_of(",\"\r\n") == std::string_view::npos) {
      out_ += cell;
      return;
    }
    out_ += formula ? "\"\t" : "\"";
    for (const char byte : cell) {
      if (byte == '"') out_ += '"';
      out_ += byte;
    }
    out_ += '"';
  }

  void append_tsv(std::string_view cell) {
    for (const char byte : cell) {
      switch (byte) {
        case '\t':
          out_ += "\\t";
          break;
        case '\n':
          out_ += "\\n";
          break;
        case '\r':
          out_ += "\\r";
          break;
        case '\\':
          out_ += "\\\\";
          break;
        default:
          out_ += byte;
      }
    }
  }

  std::string& out_;
  Style style_;
  bool first_ = true;
};

class Table : public Writer {
 public:
  Table(const WriterOptions& options, Row::Style style) : options_(options), style_(style) {}

  [[nodiscard]] std::string opening() const override {
    std::string out;
    if (options_.byte_order_mark) out += base::kUtf8ByteOrderMark;
    if (options_.header == HeaderRow::none) return out;
    Row row(out, style_);
    for (const Column& column : kColumns) row.text(options_.header == HeaderRow::zh ? column.zh : column.en);
    row.end();
    return out;
  }

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string out;
    if (document.indicators.empty()) return out;
    const auto paths = section_paths(document.sections);
    Row row(out, style_);
    for (const Indicator& indicator : document.indicators) write(row, document, indicator, paths);
    return out;
  }

 private:
  // In the order of kColumns.
  static void write(Row& row, const Document& document, const Indicator& indicator,
                    const std::unordered_map<std::string, std::string>& paths) {
    const auto path = paths.find(indicator.section.value_or(""));
    row.text(source_name(document.source));
    row.text(document.title.value_or(""));
    row.text(name_of(document.genre));
    row.number(document.year ? std::to_string(*document.year) : "");
    row.text(path == paths.end() ? "" : path->second);
    row.number(std::to_string(indicator.id));
    row.text(indicator.section.value_or(""));
    row.text(name_of(indicator.kind));
    row.text(name_of(indicator.role));
    row.text(indicator.metric.value_or(""));
    row.number(indicator.value ? indicator.value->text : "");
    row.number(indicator.high ? indicator.high->text : "");
    row.text(indicator.unit);
    row.text(name_of(indicator.comparator));
    row.text(name_of(indicator.change));
    row.text(indicator.period.value_or(""));
    row.number(indicator.placeholder ? "true" : "false");
    row.text(indicator.text);
    row.number(std::to_string(indicator.span.line));
    row.number(std::to_string(indicator.span.column));
    row.text(indicator.sentence);
    row.text(indicator.pattern);
    row.end();
  }

  WriterOptions options_;
  Row::Style style_;
};

}  // namespace

std::span<const Column> columns() { return kColumns; }

std::unique_ptr<const Writer> make_csv_writer(const WriterOptions& options) {
  return std::make_unique<Table>(options, Row::Style::csv);
}

std::unique_ptr<const Writer> make_tsv_writer(const WriterOptions& options) {
  return std::make_unique<Table>(options, Row::Style::tsv);
}

}  // namespace zhibiao::output
