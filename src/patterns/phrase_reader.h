// Token classes and phrase rules of a pack: what their keys mean, and that every class they name is there.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/entry_reader.h"
#include "patterns/pack_set.h"
#include "patterns/phrase_expression.h"

namespace zhibiao::patterns {

// The classes of all packs by name. Those added first count.
class TokenClassNames {
 public:
  // `token_class` must not move as long as it is asked for.
  void add(const TokenClass& token_class);
  // Null for a plain class, and for one that there is not.
  [[nodiscard]] const TokenClass* find(std::string_view name) const;
  [[nodiscard]] bool knows(std::string_view name) const { return find(name) != nullptr || is_plain_token_class(name); }
  // A word that an expression names as it stands; false where there are as many classes and words as there may be.
  [[nodiscard]] bool add_word(std::string_view word);
  // All names, the plain ones too.
  [[nodiscard]] std::vector<std::string_view> names() const;

 private:
  std::map<std::string_view, const TokenClass*> by_name_;
  std::set<std::string, std::less<>> words_;
};

// The name of a class by its id: what stands behind "class.".
[[nodiscard]] std::string_view class_name(const TokenClass& token_class);

void read_class(EntryReader& reader, TokenClass& token_class);
// That the classes it is made of are there; `list` is where it was read from.
void check_class(const TokenClass& token_class, const JsonNode& list, TokenClassNames& classes, Mistakes& mistakes);
// `earlier`: the rules before it, which it must not repeat.
void read_phrase(EntryReader& reader, TokenClassNames& classes, const std::vector<PhraseRule>& earlier,
                 Mistakes& mistakes, PhraseRule& rule);

}  // namespace zhibiao::patterns
