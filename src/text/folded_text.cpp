#include "text/folded_text.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <stdexcept>

#include "text/simplify.h"
#include "text/unify.h"

namespace zhibiao::text {
namespace {

constexpr std::size_t kLongest = (std::size_t{1} << 31U) - 1;  // what a run can point at

// What a folded character becomes, and how many source bytes it takes. A sign without width becomes nothing; of size 0
// where nothing is folded.
struct Fold {
  char folded = '\0';
  std::size_t size = 0;
};

constexpr bool is_kept(unsigned ascii) { return ascii == ',' || ascii == '!' || ascii == '?' || ascii == '~'; }

Fold fold_at(std::string_view text) {
  const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U; };
  switch (byte(0)) {
    case 0xEF:                                                   // U+FF01–U+FF5E
      if (byte(1) == 0xBB && byte(2) == 0xBF) return {'\0', 3};  // U+FEFF
      if ((byte(1) == 0xBC && byte(2) >= 0x81 && byte(2) <= 0xBF) ||
          (byte(1) == 0xBD && byte(2) >= 0x80 && byte(2) <= 0x9E)) {
        const unsigned ascii = ((byte(1) - 0xBC) << 6) + byte(2) - 0x80 + 0x20;
        if (!is_kept(ascii)) return {static_cast<char>(ascii), 3};
      }
      break;
    case 0xE3:  // U+3000
      if (byte(1) == 0x80 && byte(2) == 0x80) return {' ', 3};
      break;
    case 0xE2:
      if (byte(1) == 0x88 && byte(2) == 0xB6) return {':', 3};  // U+2236
      if (byte(1) == 0x80) {
        const bool direction = (byte(2) >= 0x8B && byte(2) <= 0x8F) || (byte(2) >= 0xAA && byte(2) <= 0xAE);
        if (direction) return {'\0', 3};                          // U+200B–U+200F, U+202A–U+202E
        if (byte(2) <= 0x8A || byte(2) == 0xAF) return {' ', 3};  // U+2000–U+200A, U+202F
      }
      if (byte(1) == 0x81 && byte(2) >= 0xA0 && byte(2) <= 0xAF) return {'\0', 3};  // U+2060–U+206F
      break;
    case 0xC2:
      if (byte(1) == 0xA0) return {' ', 2};   // U+00A0
      if (byte(1) == 0xAD) return {'\0', 2};  // U+00AD
      break;
    default:
      break;
  }
  return {};
}

// How far to go on from a first byte; 0 where what follows must be looked at.
constexpr std::array<unsigned char, 256> kSteps = [] {
  std::array<unsigned char, 256> steps{};
  for (unsigned byte = 0; byte < steps.size(); ++byte) {
    steps[byte] = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
  }
  for (const unsigned byte : {0xEFU, 0xE3U, 0xE2U, 0xC2U}) steps[byte] = 0;
  return steps;
}();

constexpr std::size_t size_of_looked_at(char first) { return static_cast<unsigned char>(first) == 0xC2 ? 2 : 3; }

// Calls `as_it_is` with the stretches of source[range] that stay and `folds` with those that become one ASCII sign or
// nothing.
// True where unify() has something to look at.
template <class AsItIs, class Folds>
bool fold(std::string_view source, base::Range range, const AsItIs& as_it_is, const Folds& folds) {
  std::size_t copied = range.begin;
  bool variants = false;
  for (std::size_t at = range.begin; at < range.end;) {
    if (const unsigned char step = kSteps[static_cast<unsigned char>(source[at])]; step != 0) {
      at += step;
      continue;
    }
    const Fold fold = fold_at(source.substr(at, range.end - at));
    if (fold.size == 0) {
      variants |= begins_variant(source, at);
      at += size_of_looked_at(source[at]);
      continue;
    }
    if (copied < at) as_it_is(copied, at);
    folds(at, fold);
    at += fold.size;
    copied = at;
  }
  if (copied < range.end) as_it_is(copied, range.end);
  return variants;
}

}  // namespace

FoldedText::Runs::const_iterator FoldedText::run_at(std::size_t folded) const {
  return std::prev(std::upper_bound(runs_.begin(), runs_.end(), folded,
                                    [](std::size_t at, const Run& run) { return at < run.folded; }));
}

std::size_t FoldedText::end_of(Runs::const_iterator run) const {
  const auto next = std::next(run);
  return next == runs_.end() ? text_.size() : next->folded;
}

void FoldedText::append_run(std::size_t source, std::size_t step) {
  if (text_.size() > kLongest || source > kLongest) throw std::length_error("a text of more than 2 GiB");
  if (!runs_.empty()) {
    const Run& last = runs_.back();
    if (last.step == step && last.source + (text_.size() - last.folded) * step == source) return;
  }
  runs_.push_back({text_.size() & kLongest, source & kLongest, step & 3U});
}

void FoldedText::append(std::string_view source, base::Range range) {
  const std::size_t begin = text_.size();
  const auto copy = [&](std::size_t from, std::size_t end) {
    append_run(from, 1);
    text_.append(source, from, end - from);
  };
  const bool variants = fold(source, range, copy, [&](std::size_t at, const Fold& sign) {
    if (sign.folded == '\0') return;
    append_run(at, sign.size);
    text_.push_back(sign.folded);
  });
  if (variants) unify(text_, begin);
  if (traditional_) simplify(text_, begin);
}

void FoldedText::append(const FoldedText& other, base::Range part) {
  if (part.empty()) return;
  auto run = other.run_at(part.begin);
  for (std::size_t at = part.begin; at < part.end; ++run) {
    const std::size_t end = std::min(other.end_of(run), part.end);
    append_run(run->source + (at - run->folded) * run->step, run->step);
    text_.append(other.text_, at, end - at);
    at = end;
  }
}

void FoldedText::append_break(std::string_view text, std::size_t source_at) {
  if (text.empty()) return;
  append_run(source_at, 0);
  text_.append(text);
}

base::Range FoldedText::source(base::Range folded) const {
  if (runs_.empty()) return {};
  const auto at = [](Runs::const_iterator run, std::size_t offset) {
    return run->source + (offset - run->folded) * run->step;
  };
  const auto first = run_at(folded.begin);
  const std::size_t begin = at(first, std::min(folded.begin, text_.size()));
  if (folded.empty()) return {begin, begin};
  const auto last = folded.end <= end_of(first) ? first : run_at(folded.end - 1);
  return {begin, std::max(begin, at(last, folded.end))};
}

std::vector<base::Range> FoldedText::stretches(base::Range folded) const {
  std::vector<base::Range> all;
  if (folded.empty()) return all;
  auto run = run_at(folded.begin);
  for (std::size_t at = folded.begin; at < folded.end; ++run) {
    const std::size_t end = std::min(end_of(run), folded.end);
    const std::size_t begin = run->source + (at - run->folded) * run->step;
    const base::Range part = {begin, begin + (end - at) * run->step};
    at = end;
    if (part.empty()) continue;
    if (!all.empty() && all.back().end == part.begin) {
      all.back().end = part.end;
    } else {
      all.push_back(part);
    }
  }
  return all;
}

std::string FoldedText::source_text(std::string_view source, base::Range folded) const {
  std::string own;
  if (folded.empty()) return own;
  auto run = run_at(folded.begin);
  for (std::size_t at = folded.begin; at < folded.end; ++run) {
    const std::size_t end = std::min(end_of(run), folded.end);
    own.append(source, run->source + (at - run->folded) * run->step, (end - at) * run->step);
    at = end;
  }
  return own;
}

}  // namespace zhibiao::text
