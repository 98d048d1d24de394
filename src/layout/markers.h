// The markers of headings and items: at the start of a paragraph, or inside it. Tells what looks like a marker; whether
// it belongs to a series is for the outline to say.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex.h"
#include "base/regex_set.h"
#include "layout/ordinals.h"
#include "patterns/pack_set.h"

namespace zhibiao::layout {

struct Marker {
  std::size_t heading = 0;           // index of the pack's heading
  base::Range marker;                // empty for a heading without a number
  std::optional<base::Range> title;  // where the expression names it
  std::optional<std::int64_t> ordinal;
  std::optional<std::int64_t> outer;  // of a marker that tells its parent's too: 2 of 2.1
};

class Markers {
 public:
  // `words` has those of the packs, numerals among them, and must outlive this.
  Markers(const patterns::PackSet& packs, const lexicon::Lexicon& words);

  // The first heading, by rank, whose expression matches at the start of `paragraph`; all of it for one that stands
  // only on a line of its own.
  [[nodiscard]] std::optional<Marker> at_start(std::string_view paragraph) const;
  // The heading without a number that only what follows it tells; nothing but such is said of a line.
  [[nodiscard]] std::optional<Marker> plain(std::string_view paragraph) const;
  // The title of a further text in one file; asked of lines that stand by themselves.
  [[nodiscard]] std::optional<Marker> title_of_text(std::string_view paragraph) const;
  // What may be an item inside `paragraph`, from `from` on: after a blank or punctuation, in text order.
  [[nodiscard]] std::vector<Marker> inside(std::string_view paragraph, std::size_t from) const;

  [[nodiscard]] const patterns::Heading& heading(std::size_t index) const { return headings_[index]; }
  [[nodiscard]] std::size_t size() const { return headings_.size(); }
  [[nodiscard]] const Ordinals& ordinals() const { return ordinals_; }
  // An item of the 一是 kind: its marker is a word of the sentence and not a sign.
  [[nodiscard]] bool is_spoken(const Marker& marker, std::string_view text) const;

 private:
  [[nodiscard]] std::optional<Marker> item_at(std::string_view paragraph, std::size_t at) const;
  [[nodiscard]] std::optional<Marker> match(std::size_t heading, std::string_view text, std::size_t at) const;

  std::vector<patterns::Heading> headings_;
  Ordinals ordinals_;
  std::vector<base::Regex> expressions_;  // as headings_
  std::optional<std::size_t> plain_;
  std::optional<std::size_t> text_;
  std::vector<std::size_t> inline_;  // those that may stand inside a paragraph
  // Headings with text behind the marker, and those that are all of a paragraph; the sets have their expressions.
  std::vector<std::size_t> opening_, own_line_;
  base::RegexSet openings_;
  base::RegexSet own_lines_;
  base::RegexSet items_;  // of inline_
};

// Expressions as alternatives of one, without the names of their groups.
[[nodiscard]] std::string alternatives(const std::vector<std::string>& expressions);

}  // namespace zhibiao::layout
