#include "patterns/token_terms.h"

#include <algorithm>
#include <set>
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

// The names in {{…}} of an expression.
void add_names(std::string_view expression, std::set<std::string_view>& names) {
  for (std::size_t at = expression.find("{{"); at != std::string_view::npos; at = expression.find("{{", at)) {
    const std::size_t end = expression.find("}}", at);
    if (end == std::string_view::npos) return;
    names.insert(expression.substr(at + 2, end - at - 2));
    at = end;
  }
}

// To the classes that most tokens are in, so that what stands in every line is written shortest.
void give_short_letters(const PackSet& packs, TokenTerms& terms) {
  std::set<std::string_view> names;
  for (const auto& token_class : packs.classes) add_names(token_class.expression, names);
  for (const auto& rule : packs.phrases) add_names(rule.expression, names);
  for (const std::string_view name : names) {
    if (terms.is_broad(terms.bit(name))) terms.meaning({name, false});
  }
}

}  // namespace

TokenTerms::TokenTerms(const PackSet& packs) {
  const auto& names = plain_token_classes();
  plain_ = names.size();
  for (std::size_t i = 0; i < plain_; ++i) bits_.emplace(names[i], i);
  std::map<std::string_view, const TokenClass*> all;
  for (const auto& token_class : packs.classes) all.try_emplace(class_name(token_class), &token_class);
  for (const auto& [name, token_class] : all) add(name, all, 0);
  for (const auto& name : packs.terms) {
    const TokenTerm term = term_of(name);
    if (const std::size_t at = bit_of_term(term, name); at < kMostTokenTerms) give_letter(at, term.literal, name);
  }
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
  made.user = token_class.user;
  made.words = token_class.words;
  made.shortest = token_class.shortest;
  made.longest = token_class.longest;
  tell_kind(made);
  if (plain_ + classes_.size() >= kMostTokenTerms) return;
  bits_.emplace(name, plain_ + classes_.size());
  classes_.push_back(std::move(made));
}

std::size_t TokenTerms::bit(std::string_view name) const {
  const auto found = bits_.find(name);
  return found == bits_.end() ? kMostTokenTerms : found->second;
}

std::size_t TokenTerms::bit_of_term(TokenTerm term, const std::string& name) {
  if (const std::size_t at = bit(name); at < kMostTokenTerms || !term.literal) return at;
  const std::size_t at = plain_ + classes_.size();
  if (at >= kMostTokenTerms) return kMostTokenTerms;
  Class word;
  word.words = {std::string(term.name)};
  tell_kind(word);
  classes_.push_back(std::move(word));
  bits_.emplace(name, at);
  return at;
}

void TokenTerms::give_letter(std::size_t at, bool literal, const std::string& name) {
  if (letters_[at] != 0) return;
  // Classes stand in every line, words in few.
  Letter& next = literal || next_short_ > kShortLetters ? next_long_ : next_short_;
  letters_[at] = next;
  bits_of_letters_[next++] = at;
  if (next == ';') ++next;
  with_letters_.push_back(name);
}

std::optional<TokenClassMeaning> TokenTerms::meaning(TokenTerm term) {
  if (!term.literal) {
    if (const auto found = expressions_.find(term.name); found != expressions_.end()) {
      return TokenClassMeaning{0, &found->second};
    }
  }
  const std::string name = term.literal ? quoted(term.name) : std::string(term.name);
  const std::size_t at = bit_of_term(term, name);
  if (at >= kMostTokenTerms) return std::nullopt;
  give_letter(at, term.literal, name);
  return TokenClassMeaning{letters_[at], nullptr, is_figure(at), may_be_stop(at)};
}

bool TokenTerms::is_figure(std::size_t at) const {
  return at < plain_ ? at == bit("figure") : classes_[at - plain_].figure;
}

bool TokenTerms::may_be_stop(std::size_t at) const {
  return at < plain_ ? at == bit("any") || at == bit("stop_sign") : classes_[at - plain_].stop;
}

// By the classes that it is made of, and its words.
void TokenTerms::tell_kind(Class& made) const {
  const auto any_of = [](const TokenBits& bits, const auto& holds) {
    for (std::size_t bit = bits._Find_first(); bit < kMostTokenTerms; bit = bits._Find_next(bit)) {
      if (holds(bit)) return true;
    }
    return false;
  };
  const auto figure = [this](std::size_t at) { return is_figure(at); };
  const auto no_figure = [this](std::size_t at) { return !is_figure(at); };
  const auto stop = [this](std::size_t at) { return may_be_stop(at); };
  const auto no_stop = [this](std::size_t at) { return !may_be_stop(at); };
  const auto is_sign = [](std::string_view word) {
    return base::count_code_points(word) == 1 && !text::is_han(base::decode_code_point(word, 0).value);
  };
  made.figure = any_of(made.all, figure) || (made.any.any() && !any_of(made.any, no_figure));
  const bool ruled_out = any_of(made.none, [this](std::size_t at) { return at < plain_ && may_be_stop(at); });
  const bool no_words = made.words.empty() || std::any_of(made.words.begin(), made.words.end(), is_sign);
  made.stop = !ruled_out && no_words && !any_of(made.all, no_stop) && (made.any.none() || any_of(made.any, stop));
}

bool TokenTerms::is_broad(std::size_t at) const {
  return at < plain_ ? at == bit("any") || at == bit("word")
                     : at < plain_ + classes_.size() && classes_[at - plain_].broad;
}

std::string_view TokenTerms::telling_name(std::size_t at) const {
  const bool tells = at < plain_ ? at != bit("any")
                                 : !classes_[at - plain_].broad && (letters_[at] != 0 || classes_[at - plain_].user);
  if (!tells) return {};
  const auto found = std::find_if(bits_.begin(), bits_.end(), [&](const auto& each) { return each.second == at; });
  return found == bits_.end() || is_quoted(found->first) ? std::string_view() : std::string_view(found->first);
}

void compile_phrases(PackSet& packs) {
  packs.terms.clear();
  TokenTerms terms(packs);
  give_short_letters(packs, terms);
  const TermLookup meaning = [&terms](TokenTerm term) { return terms.meaning(term); };
  for (PhraseRule& rule : packs.phrases) {
    TokenExpressionError error;
    rule.compiled = token_expression(rule.expression, meaning, error);
  }
  packs.terms = terms.with_letters();
}

}  // namespace zhibiao::patterns
