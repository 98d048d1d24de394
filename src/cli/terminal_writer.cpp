#include "cli/terminal_writer.h"

#include "base/utf8.h"

namespace zhibiao::cli {
namespace {

bool is_control(char32_t sign) {
  if (sign == U'\t' || sign == U'\n' || sign == U'\r') return false;
  return sign < 0x20 || (sign >= 0x7F && sign < 0xA0);
}

}  // namespace

std::string TerminalWriter::record(const Document& document) const {
  constexpr std::string_view kReplacement = "\uFFFD";
  const std::string record = writer_.record(document);
  std::string shown;
  shown.reserve(record.size());
  for (std::size_t at = 0; at < record.size();) {
    const auto sign = base::decode_code_point(record, at);
    shown += is_control(sign.value) ? kReplacement : std::string_view(record).substr(at, sign.size);
    at += sign.size;
  }
  return shown;
}

}  // namespace zhibiao::cli
