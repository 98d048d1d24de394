// A document's bytes as UTF-8 text with its lines. Takes bytes and perhaps a forced encoding; knows nothing of what the
// text says but how common its characters are. Line breaks are LF, CRLF and lone CR.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "zhibiao/document.h"
#include "zhibiao/error.h"

namespace zhibiao::text {

struct SourceText {
  std::string utf8;                                 // a UTF-8 file's own bytes, byte order mark included
  std::string encoding;                             // "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5"
  double encoding_confidence = 1;                   // 0 to 1, two decimals; 1: marked, forced or beyond doubt
  bool traditional = false;                         // written in traditional characters: is folded as simplified
  std::vector<base::ShortRange> lines;              // without their line breaks; a byte order mark is in no line
  std::vector<std::size_t> code_points_at_strides;  // for span(); empty is allowed
  std::vector<Diagnostic> diagnostics;              // a warning for every place that was repaired

  [[nodiscard]] std::string_view line(std::size_t index) const { return lines[index].of(utf8); }
  // 1-based line and column (code points) of a byte offset.
  [[nodiscard]] Span span(base::Range bytes) const;
  // The source's own characters of a range, line breaks left out.
  [[nodiscard]] std::string slice(base::Range bytes) const;
};

// Fills what is derived from `utf8`: the lines and the counts.
void index_lines(SourceText& text);

// The first <br> from `from` on, as it may be written: <BR>, <br/>, <br />. Empty where there is none.
[[nodiscard]] base::Range next_break_tag(std::string_view text, std::size_t from = 0);

// Canonical name of an encoding or one of its aliases ("gbk", "cp936", "utf8"), nothing if unknown.
[[nodiscard]] std::optional<std::string> canonical_encoding(std::string_view name);

// Decodes `bytes`. Without `forced`: by a byte order mark, else as detect() decides. UTF-8 with a few broken bytes is
// repaired. Fails rather than guesses.
[[nodiscard]] Expected<SourceText> decode(std::string bytes, std::string_view path,
                                          const std::optional<std::string>& forced = std::nullopt);

}  // namespace zhibiao::text
