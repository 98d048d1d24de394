#include "cli/pages/terminal_writer.h"

#include "base/utf8.h"

namespace zhibiao::cli {
namespace {

bool is_control(char32_t sign) {
  if (sign == U'\t' || sign == U'\n' || sign == U'\r') return false;
  return sign < 0x20 || (sign >= 0x7F && sign < 0xA0);
}

// Of whole characters.
std::string shown(std::string_view record) {
  constexpr std::string_view kReplacement = "\uFFFD";
  std::string shown;
  shown.reserve(record.size());
  for (std::size_t at = 0; at < record.size();) {
    const auto sign = base::decode_code_point(record, at);
    shown += is_control(sign.value) ? kReplacement : record.substr(at, sign.size);
    at += sign.size;
  }
  return shown;
}

}  // namespace

std::string TerminalWriter::record(const Document& document) const { return shown(writer_.record(document)); }

void TerminalWriter::write(const Document& document, const TakePiece& take) const {
  writer_.write(document, [&](std::string_view piece) { return take(shown(piece)); });
}

}  // namespace zhibiao::cli
