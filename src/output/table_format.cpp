#include "output/table_format.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "output/columns.h"
#include "output/sections.h"

namespace zhibiao::output {
namespace {

// Whether any of these signs is there.
template <char... signs>
bool holds(std::string_view cell) {
  static constexpr auto kIs = [] {
    std::array<bool, 256> is{};
    ((is[static_cast<unsigned char>(signs)] = true), ...);
    return is;
  }();
  return std::any_of(cell.begin(), cell.end(), [](char byte) { return kIs[static_cast<unsigned char>(byte)]; });
}

class Row : public RowWriter {
 public:
  enum class Style { csv, tsv };

  Row(std::string& out, Style style) : out_(out), style_(style) {}

  void text(std::string_view cell) override {
    separate();
    style_ == Style::csv ? append_csv(cell, is_formula(cell) ? "\t" : "") : append_tsv(cell);
  }
  // It stays one that leads to the file.
  void path(std::string_view cell) override {
    separate();
    style_ == Style::csv ? append_csv(cell, is_formula(cell) ? "./" : "") : append_tsv(cell);
  }
  void number(std::string_view digits) override {
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

  // Whether a spreadsheet would take it for one. Those of East Asia read full-width signs too.
  static bool is_formula(std::string_view cell) {
    constexpr auto kSigns = std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"});
    return std::any_of(kSigns.begin(), kSigns.end(),
                       [&](std::string_view sign) { return cell.size() > sign.size() && cell.starts_with(sign); });
  }

  // RFC 4180, and what some program would take for the end of a cell is quoted too.
  void append_csv(std::string_view cell, std::string_view guard) {
    if (guard.empty() && !holds<',', '"', '\r', '\n', ';', '\t'>(cell)) {
      out_ += cell;
      return;
    }
    out_ += '"';
    out_ += guard;
    for (std::size_t quote; (quote = cell.find('"')) != std::string_view::npos; cell.remove_prefix(quote + 1)) {
      out_ += cell.substr(0, quote + 1);
      out_ += '"';
    }
    out_ += cell;
    out_ += '"';
  }

  void append_tsv(std::string_view cell) {
    if (!holds<'\t', '\n', '\r', '\\'>(cell)) {
      out_ += cell;
      return;
    }
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
  Table(const WriterOptions& options, Row::Style style)
      : options_(options), style_(style), columns_(columns_named(options.columns)) {}

  [[nodiscard]] std::string opening() const override {
    std::string out;
    if (options_.byte_order_mark) out += base::kUtf8ByteOrderMark;
    if (options_.header == HeaderRow::none) return out;
    Row row(out, style_);
    for (const Column* column : columns_) {
      row.text(options_.header == HeaderRow::zh ? column->name.zh : column->name.en);
    }
    row.end();
    return out;
  }

  [[nodiscard]] std::string record(const Document& document) const override {
    std::string out;
    if (document.indicators.empty()) return out;
    const auto paths = section_paths(document.sections);
    Row row(out, style_);
    const CellWords words = options_.header == HeaderRow::zh ? CellWords::zh : CellWords::en;
    for (const Indicator& indicator : document.indicators) {
      const auto path = paths.find(indicator.section.value_or(""));
      const std::string_view section_path = path == paths.end() ? std::string_view() : path->second;
      for (const Column* column : columns_) column->write(row, {document, indicator, section_path, words});
      row.end();
    }
    return out;
  }

 private:
  WriterOptions options_;
  Row::Style style_;
  std::vector<const Column*> columns_;
};

}  // namespace

std::unique_ptr<const Writer> make_csv_writer(const WriterOptions& options) {
  return std::make_unique<Table>(options, Row::Style::csv);
}

std::unique_ptr<const Writer> make_tsv_writer(const WriterOptions& options) {
  return std::make_unique<Table>(options, Row::Style::tsv);
}

}  // namespace zhibiao::output
