#include "output/sheet_xml.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "output/xml_text.h"

namespace zhibiao::output {
namespace {

// Stand in a row for what is not known yet. No text holds them: XML cannot.
constexpr char kNumber = '\x01';
constexpr char kLink = '\x02';

// Indexes of the styles in styles_xml(); a number's own follows from its decimals.
constexpr std::size_t kHead = 1, kText = 2, kWrapped = 3, kTarget = 4, kLinked = 5, kInteger = 6;
constexpr std::size_t kFailed = 7, kFailedLink = 8;
constexpr std::size_t kQuantity = 9;
constexpr std::size_t kPercentage = kQuantity + kExactDigits + 1;
constexpr std::size_t kLineHeight = 16;          // in points, of a font of 11
constexpr std::size_t kFirstNumberFormat = 164;  // those below are the program's own

constexpr auto kLetters = [] {
  std::array<std::array<char, 2>, 702> letters{};  // A to ZZ; one letter stands second
  for (std::size_t i = 0; i < letters.size(); ++i) {
    letters[i] = {i < 26 ? '\0' : static_cast<char>('A' + i / 26 - 1), static_cast<char>('A' + i % 26)};
  }
  return letters;
}();

void append_number(std::string& xml, std::size_t number) {
  std::array<char, std::numeric_limits<std::size_t>::digits10 + 1> digits;
  const auto [end, error] = std::to_chars(digits.data(), digits.data() + digits.size(), number);
  xml.append(digits.data(), end);
}

// Whether a spreadsheet holds it exactly.
bool is_exact_number(std::string_view digits) {
  std::size_t significant = 0;
  bool begun = false;
  for (const char byte : digits) {
    begun = begun || (byte >= '1' && byte <= '9');
    if (begun && byte != '.') ++significant;
  }
  return !digits.empty() && significant <= kExactDigits && digits.size() <= 2 * kExactDigits;
}

std::size_t style_of(CellKind kind) {
  switch (kind) {
    case CellKind::head:
      return kHead;
    case CellKind::target:
      return kTarget;
    case CellKind::failed:
      return kFailed;
    default:
      return kText;
  }
}

std::size_t decimals_of(std::string_view digits) {
  const std::size_t point = digits.find('.');
  return point == std::string_view::npos ? 0 : std::min(digits.size() - point - 1, kExactDigits);
}

void append_number_format(std::string& xml, std::size_t id, std::string_view code) {
  xml += "<numFmt numFmtId=\"";
  append_number(xml, id);
  xml += "\" formatCode=\"";
  append_xml_text(xml, code);
  xml += "\"/>";
}

}  // namespace

std::string column_letters(std::size_t column) {
  std::string letters;
  for (std::size_t left = column + 1; left > 0; left = (left - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (left - 1) % 26));
  }
  return letters;
}

RowXml::RowXml(std::string& xml) : xml_(xml) {
  xml_ += "<row r=\"";
  xml_ += kNumber;
  xml_ += '"';
  begun_ = xml_.size();
  xml_ += '>';
}

// Not every program makes a row as high as its cells want it when it opens a file, and none stops at a few lines.
void RowXml::end(std::size_t least_lines) {
  xml_ += "</row>";
  const std::size_t lines = std::max(lines_, least_lines);
  if (lines == 1) return;
  std::string height = " ht=\"";
  append_number(height, lines * kLineHeight);
  xml_.insert(begun_, height + "\" customHeight=\"1\"");
}

void RowXml::begin_cell(std::size_t style) {
  xml_ += "<c r=\"";
  if (column_ < kLetters.size()) {
    if (kLetters[column_][0] != '\0') xml_ += kLetters[column_][0];
    xml_ += kLetters[column_][1];
  } else {
    xml_ += column_letters(column_);
  }
  xml_ += kNumber;
  xml_ += "\" s=\"";
  append_number(xml_, style);
  xml_ += '"';
}

void RowXml::cell(CellKind kind, std::string_view text) {
  const bool number = kind == CellKind::quantity || kind == CellKind::percentage || kind == CellKind::integer;
  std::size_t width = 0;
  if (text.empty()) {
    ++column_;
    widths_.push_back(0);
    return;
  }
  if (number && is_exact_number(text)) {
    const std::size_t of_kind =
        kind == CellKind::integer ? kInteger : (kind == CellKind::quantity ? kQuantity : kPercentage);
    begin_cell(of_kind + (kind == CellKind::integer ? 0 : decimals_of(text)));
    xml_ += "><v>";
    xml_ += text;
    xml_ += "</v></c>";
    width = text.size() + text.size() / 3;
  } else if (kind == CellKind::path || kind == CellKind::failed_path) {
    begin_cell(kind == CellKind::path ? kLinked : kFailedLink);
    xml_ += kLink;
    width = text.size();
  } else {
    return text_cell(kind, text);
  }
  ++column_;
  widths_.push_back(static_cast<std::uint8_t>(std::min(width, kWidestColumn)));
}

void RowXml::text_cell(CellKind kind, std::string_view text) {
  begin_cell(style_of(kind));
  const std::size_t style = xml_.size() - 2;
  const auto is_blank = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\n'; };
  const bool keeps = is_blank(text.front()) || is_blank(text.back()) || text.find('\n') != std::string_view::npos;
  xml_ += keeps ? " t=\"inlineStr\"><is><t xml:space=\"preserve\">" : " t=\"inlineStr\"><is><t>";
  const std::size_t width = append_xml_text(xml_, text);
  xml_ += "</t></is></c>";
  const auto breaks = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  const std::size_t widest = kind == CellKind::prose ? kWidestProse : kWidestColumn;
  const std::size_t lines = (width + widest - 1) / widest + breaks;
  if (xml_[style] == '0' + kText && lines > 1) xml_[style] = static_cast<char>('0' + kWrapped);
  if (kind != CellKind::head) lines_ = std::max(lines_, std::min(lines, kMostLines));
  ++column_;
  widths_.push_back(static_cast<std::uint8_t>(std::min(width, widest)));
}

void fill_row(std::string& xml, std::string_view row, std::size_t number, std::string_view link) {
  std::string digits;
  append_number(digits, number);
  while (true) {
    const std::size_t gap = static_cast<std::size_t>(
        std::find_if(row.begin(), row.end(), [](char byte) { return byte == kNumber || byte == kLink; }) - row.begin());
    xml.append(row, 0, gap);
    if (gap == row.size()) return;
    xml += row[gap] == kNumber ? std::string_view(digits) : link;
    row.remove_prefix(gap + 1);
  }
}

std::string link_cell(std::string_view path, std::string_view target) {
  std::string cell;
  if (target.empty()) {
    cell += " t=\"inlineStr\"><is><t>";
    append_xml_text(cell, path);
    return cell += "</t></is></c>";
  }
  const auto literal = [](std::string_view text) {
    std::string quoted = "\"";
    for (const char byte : text) quoted.append(byte == '"' ? 2 : 1, byte);
    return quoted + '"';
  };
  cell += " t=\"str\"><f>";
  append_xml_text(cell, "HYPERLINK(" + literal(target) + "," + literal(path) + ")");
  cell += "</f><v>";
  append_xml_text(cell, path);
  return cell += "</v></c>";
}

std::string sheet_opening(const SheetShape& shape) {
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetViews><sheetView ";
  if (shape.first) xml += "tabSelected=\"1\" ";
  xml += "workbookViewId=\"0\">";
  if (shape.frozen > 0) {
    xml += "<pane xSplit=\"" + std::to_string(shape.frozen) + "\" ySplit=\"1\" topLeftCell=\"" +
           column_letters(shape.frozen) + "2\" activePane=\"bottomRight\" state=\"frozen\"/>";
  }
  xml += "</sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/>";
  if (!shape.widths.empty()) xml += "<cols>";
  for (std::size_t i = 0; i < shape.widths.size(); ++i) {
    const std::string number = std::to_string(i + 1);
    xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + std::to_string(shape.widths[i]) +
           "\" customWidth=\"1\"/>";
  }
  if (!shape.widths.empty()) xml += "</cols>";
  return xml + "<sheetData>";
}

std::string sheet_closing() { return "</sheetData></worksheet>"; }

std::string filtered_sheet_closing(std::size_t columns, std::size_t rows) {
  return "</sheetData><autoFilter ref=\"A1:" + column_letters(columns - 1) + std::to_string(rows) + "\"/></worksheet>";
}

std::string styles_xml() {
  const std::size_t of_numbers = 2 * (kExactDigits + 1);
  std::string xml =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
      "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><numFmts count=\"" +
      std::to_string(of_numbers) + "\">";
  for (std::size_t decimals = 0; decimals <= kExactDigits; ++decimals) {
    const std::string code = decimals == 0 ? "#,##0" : "#,##0." + std::string(decimals, '0');
    append_number_format(xml, kFirstNumberFormat + decimals, code);
    append_number_format(xml, kFirstNumberFormat + kExactDigits + 1 + decimals, code + "\"%\"");
  }
  xml +=
      "</numFmts>"
      "<fonts count=\"3\"><font><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/></font>"
      "<font><u/><sz val=\"11\"/><color rgb=\"FF0000FF\"/><name val=\"Calibri\"/><family val=\"2\"/></font></fonts>"
      "<fills count=\"5\"><fill><patternFill patternType=\"none\"/></fill><fill><patternFill "
      "patternType=\"gray125\"/></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFD9E1F2\"/><bgColor "
      "indexed=\"64\"/></patternFill></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFCE4D6\"/><bgColor "
      "indexed=\"64\"/></patternFill></fill>"
      "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"FFFFC7CE\"/><bgColor "
      "indexed=\"64\"/></patternFill></fill></fills>"
      "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
      "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs><cellXfs "
      "count=\"" +
      std::to_string(kQuantity + of_numbers) + "\">";
  const auto style = [&](std::size_t format, int font, int fill, std::string_view alignment) {
    xml += "<xf numFmtId=\"" + std::to_string(format) + "\" fontId=\"" + std::to_string(font) + "\" fillId=\"" +
           std::to_string(fill) + "\" borderId=\"0\" xfId=\"0\"";
    if (format > 0) xml += " applyNumberFormat=\"1\"";
    if (font > 0) xml += " applyFont=\"1\"";
    if (fill > 0) xml += " applyFill=\"1\"";
    xml.append(" applyAlignment=\"1\"><alignment vertical=\"top\"").append(alignment).append("/></xf>");
  };
  constexpr std::string_view kWraps = " wrapText=\"1\"";
  constexpr std::size_t kWholeNumber = 1;  // "0", known to every program
  xml += "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>";
  style(0, 1, 2, kWraps);
  style(0, 0, 0, {});
  style(0, 0, 0, kWraps);
  style(0, 0, 3, {});
  style(0, 2, 0, {});
  style(kWholeNumber, 0, 0, {});
  style(0, 0, 4, kWraps);
  style(0, 2, 4, {});
  for (std::size_t i = 0; i < of_numbers; ++i) style(kFirstNumberFormat + i, 0, 0, {});
  return xml +
         "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles>"
         "</styleSheet>";
}

}  // namespace zhibiao::output
