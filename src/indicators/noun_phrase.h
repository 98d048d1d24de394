// Noun phrases on either side of a figure. Which words a name begins with, goes on over and ends in is told by token
// classes of the packs, name-… by their names; here is the walk over them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "indicators/phrase.h"
#include "indicators/phrase_rules.h"
#include "indicators/unit_words.h"

namespace zhibiao::indicators {

// A run of tokens [begin, end); empty where there is no phrase.
struct Phrase {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool verb_only = false;  // nothing but the verb that governs the figure
  [[nodiscard]] bool empty() const { return begin >= end; }
};

// The bits of the classes that names are told by; patterns/phrases.json says what they are.
struct NameClasses {
  const TokenClasses& all;
  std::size_t nominal = all.bit_named("nominal");
  std::size_t measure = all.bit_named("noun.measure");
  std::size_t kept = all.bit_named("name-kept");
  std::size_t seat = all.bit_named("noun.seat");
  std::size_t short_seat = all.bit_named("short-seat");
  std::size_t has_seat = all.bit_named("verb.function");
  std::size_t strong = all.bit_named("verb.strong");
  std::size_t governs = all.bit_named("name-governing");
  std::size_t unlisted_verb = all.bit_named("unlisted-verb");
  std::size_t mere_verb = all.bit_named("mere-verb");
  std::size_t plain_noun = all.bit_named("plain-noun");
  std::size_t verb_alone = all.bit_named("verb-alone");
  std::size_t act = all.bit_named("act-before-figure");
  std::size_t cut = all.bit_named("name-cut");
  std::size_t measure_cut = all.bit_named("measure-cut");
  std::size_t goes_on_cutting = all.bit_named("cut-goes-on");
  std::size_t remark = all.bit_named("remark");
  std::size_t front = all.bit_named("name-front");
  std::size_t front_alone = all.bit_named("name-front-alone");
  std::size_t front_of_count = all.bit_named("front-of-count");
  std::size_t front_of_measure = all.bit_named("front-of-measure");
  std::size_t place = all.bit_named("place");
  std::size_t admin = all.bit_named("scope.admin");
  std::size_t front_of_long = all.bit_named("front-of-long");
  std::size_t tail = all.bit_named("name-tail");
  std::size_t tail_behind = all.bit_named("name-tail-behind");
  std::size_t suffix = all.bit_named("drop.suffix");
  std::size_t did = all.bit_named("name-did");
  std::size_t stop = all.bit_named("name-stop");
  std::size_t verb_stop = all.bit_named("name-verb-stop");
  std::size_t opening_verb = all.bit_named("name-opening-verb");
  std::size_t behind_list_sign = all.bit_named("behind-list-sign");
  std::size_t behind_and = all.bit_named("behind-and");
  std::size_t goes_on = all.bit_named("name-goes-on");
  std::size_t goes_on_behind = all.bit_named("name-goes-on-behind");
  std::size_t perhaps = all.bit_named("name-perhaps");
  std::size_t perhaps_opening = all.bit_named("name-perhaps-opening");
  std::size_t behind_perhaps = all.bit_named("behind-perhaps");
  std::size_t did_behind = all.bit_named("did-behind");
  std::size_t did_before_figure = all.bit_named("did-before-figure");
  std::size_t begins_act = all.bit_named("begins-act");
  std::size_t clause = all.bit_named("clause-opening");
  std::size_t owner_part = all.bit_named("owner-part");
  std::size_t owner_end = all.bit_named("owner-end");
};

// The phrases of one sentence, whose tokens `line` has read.
class NounPhrases {
 public:
  NounPhrases(std::string_view text, const std::vector<Token>& tokens, const TokenLine& line, const NameClasses& of)
      : text_(text), tokens_(tokens), line_(line), of_(of) {}

  // The phrase of tokens [begin, end) that a figure behind it counts. `subject`: a verb such as 达到 joins the two, so
  // the phrase may be a whole clause that names a rate. `continued`: it goes on a list whose verb stands before.
  [[nodiscard]] Phrase before(std::size_t begin, std::size_t end, bool subject, bool continued = false) const;
  // The phrase that begins at `begin` and is counted by the figure before it. `heads`: of the figure's unit, null where
  // any word will do.
  [[nodiscard]] Phrase after(std::size_t begin, const Heads* heads) const;
  // The bytes of a phrase, quotation marks around all of it left out.
  [[nodiscard]] base::Range range_of(const Phrase& phrase) const;
  // Whether the last word of [begin, end) names a rate, an amount or another measure.
  [[nodiscard]] bool ends_in_measure(std::size_t begin, std::size_t end) const;
  // Whether what is told of a thing begins at token `at`.
  [[nodiscard]] bool begins_act(std::size_t at) const { return is(at, of_.begins_act); }
  // Whether token `at` is a verb that governs a figure behind it.
  [[nodiscard]] bool is_act(std::size_t at) const { return is(at, of_.act); }

 private:
  // Whether token `at` is of the class with that bit.
  [[nodiscard]] bool is(std::size_t at, std::size_t bit) const { return line_.tokens[at]->bits[bit]; }
  [[nodiscard]] bool of(std::size_t at) const { return at < tokens_.size() && tokens_[at].is(Meaning::of); }
  [[nodiscard]] std::size_t length(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool is_in_name(std::size_t at, std::size_t end) const;
  [[nodiscard]] bool is_footnote(std::size_t at) const;
  [[nodiscard]] bool is_figure(std::size_t at) const;
  [[nodiscard]] bool lists_what_it_names(std::size_t at) const;
  [[nodiscard]] bool is_owner(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t behind_place(std::size_t begin, std::size_t end) const;
  [[nodiscard]] bool joins_names(std::size_t begin, std::size_t joint) const;
  [[nodiscard]] std::size_t without_front(std::size_t begin, std::size_t end, bool cut, bool subject,
                                          bool behind_verb) const;
  [[nodiscard]] bool drops_as_verb(std::size_t begin, std::size_t end, bool subject, bool behind_verb) const;
  [[nodiscard]] std::size_t without_tail(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t without_clause(std::size_t begin, std::size_t end) const;
  [[nodiscard]] std::size_t behind_head(std::size_t begin, std::size_t end, const Heads& heads) const;

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const TokenLine& line_;
  const NameClasses& of_;
};

}  // namespace zhibiao::indicators
