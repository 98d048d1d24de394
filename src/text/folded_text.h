// The text that patterns read: full-width digits, letters and signs as ASCII, line breaks inside a paragraph and spaces
// inside a phrase left out, every folded byte traceable to its source byte. Knows only how to append and to trace back;
// what is joined is the layout's decision.
//
// Folded: U+FF01–U+FF5E but ，！？～ to ASCII (（ to (, ： to :, ； to ;, ％ to %, ． to ., １ to 1), U+3000 and U+00A0
// and the blanks from U+2000 on to a space, U+2236 (∶) to :. Signs without width (U+200B, U+FEFF, the marks of
// direction) become nothing. The full-width comma stays, so that a thousands separator is never mistaken for one.
// Radicals and compatibility ideographs become the characters that they stand for, see unify.h. Of a traditional text
// every character becomes its simplified form, for the patterns are written in these. It takes as many bytes, so that
// all traces back as in a simplified text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"

namespace zhibiao::text {

class FoldedText {
 public:
  FoldedText() = default;
  explicit FoldedText(bool traditional) : traditional_(traditional) {}
  // Asks for room for so many bytes at once.
  void reserve(std::size_t size) { text_.reserve(size); }
  // Appends source[range] folded. Bytes appended as they are join the run before where the source goes on unbroken.
  void append(std::string_view source, base::Range range);
  // Appends a part of another folded text of the same source. No folded sign is parted: each is one byte.
  void append(const FoldedText& other, base::Range part);
  // Appends `text` that stands for no source byte (a paragraph break "\n"); it traces back to where `source_at` points.
  void append_break(std::string_view text, std::size_t source_at);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::size_t size() const { return text_.size(); }
  // The source range that a folded range stands for, gaps inside included.
  [[nodiscard]] base::Range source(base::Range folded) const;
  // The parts of the source that it stands for, without the gaps.
  [[nodiscard]] std::vector<base::Range> stretches(base::Range folded) const;
  // The source's own characters that a folded range stands for, gaps left out.
  [[nodiscard]] std::string source_text(std::string_view source, base::Range folded) const;

 private:
  // The folded bytes from `folded` to the next run's: each stands for `step` bytes of the source from `source` on. Of
  // what is as it was that is 1, of a full-width sign that became one byte 2 or 3, of what stands for nothing 0. Texts
  // of full-width signs and tables of digits have nearly as many runs as bytes, so that one takes 8.
  struct Run {
    std::uint64_t folded : 31;
    std::uint64_t source : 31;
    std::uint64_t step : 2;
  };
  using Runs = std::vector<Run>;
  [[nodiscard]] Runs::const_iterator run_at(std::size_t folded) const;
  [[nodiscard]] std::size_t end_of(Runs::const_iterator run) const;
  // For bytes that are about to be appended to the text.
  void append_run(std::size_t source, std::size_t step);

  bool traditional_ = false;  // the source's characters
  std::string text_;
  Runs runs_;
};

}  // namespace zhibiao::text
