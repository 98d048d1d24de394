#include "patterns/token_terms.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "patterns/phrase_reader.h"
#include "text/han.h"

namespace zhibiao::patterns {
namespace {

std::string quoted(std::string_view word) { return "'" + std::string(word) + "'"; }

bool is_quoted(std::string_view name) { return name.starts_with('\''); }

TokenTerm term_of(std::string_view name) {
  return is_quoted(name) ? TokenTerm{name.substr(1, name.size() - 2), true} : TokenTerm{name, false};
}

}  // namespace

TokenTerms::TokenTerms(const PackSet& packs) {
  const auto& names = plain_token_classes();
  plain_ = names.size();
  for (std::size_t i = 0; i < plain_; ++i) bits_.emplace(names[i], i);
  std::map<std::string_view, const TokenClass*> all;
  for (const auto& token_class : packs.classes) all.try_emplace(class_name(token_class), &token_class);
  for (const auto& [name, token_class] : all) add(name, all, 0);
  for (const auto& name : packs.terms) meaning(term_of(name));
}

// A class comes behind those that it is made of.
void TokenTerms::add(std::string_view name, const std::map<std::string_view, const TokenClass*>& all,
                     std::size_t depth) {
  constexpr std::size_t kDeepest = 16;
  const auto found = all.find(name);
  if (found == all.end() || bits_.count(name) != 0 || depth > kDeepest) return;
  const TokenClass& token_class = *found->second;
  if (!token_class.expression.empty()) {
    expressions_.emplace(name, token_class.expression);
    return;
  }
  for (const auto* list : {&token_class.any, &token_class.all, &token_class.none}) {
    for (const auto& other : *list) add(other, all, depth + 1);
  }
  Class made;
  made.needs_any = !token_class.any.empty();
  const auto mask = [&](const std::vector<std::string>& list, TokenBits& bits) {
    for (const auto& other : list) {
      if (const std::size_t at = bit(other); at < kMostTokenTerms) bits.set(at);
    }
  };
  mask(token_class.any, made.any);
  mask(token_class.all, made.all);
  mask(token_class.none, made.none);
  made.broad = made.any.test(bit("any")) || made.any.test(bit("word"));
  for (std::size_t i = 0; i < classes_.size() && !made.broad; ++i) {
    made.broad = classes_[i].broad && made.any.test(plain_ + i);
  }
  made.words = token_class.words;
  made.shortest = token_class.shortest;
  made.longest = token_class.longest;
  if (plain_ + classes_.size() >= kMostTokenTerms) return;
  bits_.emplace(name, plain_ + classes_.size());
  classes_.push_back(std::move(made));
}

std::size_t TokenTerms::bit(std::string_view name) const {
  const auto found = bits_.find(name);
  return found == bits_.end() ? kMostTokenTerms : found->second;
}

std::optional<TokenClassMeaning> TokenTerms::meaning(TokenTerm term) {
  if (!term.literal) {
    if (const auto found = expressions_.find(term.name); found != expressions_.end()) {
      return TokenClassMeaning{0, &found->second};
    }
  }
  const std::string name = term.literal ? quoted(term.name) : std::string(term.name);
  auto found = bits_.find(name);
  if (found == bits_.end()) {
    if (!term.literal || plain_ + classes_.size() >= kMostTokenTerms) return std::nullopt;
    Class word;
    word.words = {std::string(term.name)};
    found = bits_.emplace(name, plain_ + classes_.size()).first;
    classes_.push_back(std::move(word));
  }
  const std::size_t at = found->second;
  if (letters_[at] == 0) {
    // Classes stand in every line, words in few.
    Letter& next = term.literal || next_short_ > kShortLetters ? next_long_ : next_short_;
    letters_[at] = next;
    bits_of_letters_[next++] = at;
    if (next == ';') ++next;
    with_letters_.push_back(name);
  }
  return TokenClassMeaning{letters_[at], nullptr, is_figure_class(at), may_be_stop(at)};
}

// Whether only the figure that is asked about is of it.
bool TokenTerms::is_figure_class(std::size_t at) const {
  if (at < plain_) return at == bit("figure");
  const Class& each = classes_[at - plain_];
  for (std::size_t bit = each.all._Find_first(); bit < kMostTokenTerms; bit = each.all._Find_next(bit)) {
    if (is_figure_class(bit)) return true;
  }
  if (each.any.none()) return false;
  for (std::size_t bit = each.any._Find_first(); bit < kMostTokenTerms; bit = each.any._Find_next(bit)) {
    if (!is_figure_class(bit)) return false;
  }
  return true;
}

// Whether a stop sign may be of it.
bool TokenTerms::may_be_stop(std::size_t at) const {
  const std::size_t any = bit("any");
  const std::size_t stop = bit("stop_sign");
  if (at < plain_) return at == any || at == stop;
  const Class& each = classes_[at - plain_];
  if (each.none.test(any) || each.none.test(stop)) return false;
  const auto is_sign = [](std::string_view word) {
    return base::count_code_points(word) == 1 && !text::is_han(base::decode_code_point(word, 0).value);
  };
  if (!each.words.empty() && std::none_of(each.words.begin(), each.words.end(), is_sign)) return false;
  for (std::size_t bit = each.all._Find_first(); bit < kMostTokenTerms; bit = each.all._Find_next(bit)) {
    if (!may_be_stop(bit)) return false;
  }
  if (each.any.none()) return true;
  for (std::size_t bit = each.any._Find_first(); bit < kMostTokenTerms; bit = each.any._Find_next(bit)) {
    if (may_be_stop(bit)) return true;
  }
  return false;
}

std::string_view TokenTerms::telling_name(std::size_t at) const {
  const bool tells = at != bit("any") && (at < plain_ || !classes_[at - plain_].broad);
  if (!tells) return {};
  const auto found = std::find_if(bits_.begin(), bits_.end(), [&](const auto& each) { return each.second == at; });
  return found == bits_.end() || is_quoted(found->first) ? std::string_view() : std::string_view(found->first);
}

void compile_phrases(PackSet& packs) {
  TokenTerms terms(packs);
  const TermLookup meaning = [&terms](TokenTerm term) { return terms.meaning(term); };
  for (PhraseRule& rule : packs.phrases) {
    TokenExpressionError error;
    rule.compiled = token_expression(rule.expression, meaning, error);
  }
  packs.terms = terms.with_letters();
}

}  // namespace zhibiao::patterns
