#include "output/delimited_row.h"

#include <algorithm>
#include <array>
#include <cstddef>

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

// Whether a spreadsheet would take it for one. Those of East Asia read full-width signs too.
bool is_formula(std::string_view cell) {
  constexpr auto kSigns = std::to_array<std::string_view>({"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"});
  return std::any_of(kSigns.begin(), kSigns.end(),
                     [&](std::string_view sign) { return cell.size() > sign.size() && cell.starts_with(sign); });
}

}  // namespace

void DelimitedRow::text(std::string_view cell) {
  separate();
  append(cell, is_formula(cell) ? "\t" : "");
}

void DelimitedRow::path(std::string_view cell) {
  separate();
  append(cell, is_formula(cell) ? "./" : "");
}

void DelimitedRow::number(std::string_view digits) {
  separate();
  out_ += digits;
}

void DelimitedRow::end() {
  out_ += '\n';
  first_ = true;
}

void DelimitedRow::separate() {
  if (!first_) out_ += style_ == Style::csv ? ',' : '\t';
  first_ = false;
}

void DelimitedRow::append(std::string_view cell, std::string_view guard) {
  if (style_ == Style::csv) return append_csv(cell, guard);
  append_tsv(guard);
  append_tsv(cell);
}

// RFC 4180, and what some program would take for the end of a cell is quoted too.
void DelimitedRow::append_csv(std::string_view cell, std::string_view guard) {
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

void DelimitedRow::append_tsv(std::string_view cell) {
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

}  // namespace zhibiao::output
