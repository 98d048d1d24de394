// Reads one entry of a pack by its form: unknown, missing and mistyped keys are reported, as are examples that say
// nothing. Knows the form, not what the values mean.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/json_tree.h"
#include "patterns/mistakes.h"
#include "patterns/pack_format.h"
#include "patterns/pack_set.h"

namespace zhibiao::patterns {

// Reports what is wrong with the keys of an object; `what` names it in messages ("unit", "pack").
bool check_keys(const JsonNode& object, const std::vector<KeyForm>& keys, std::string_view what, Mistakes& mistakes);

// A list of words: none empty, none twice. They are given folded, as a text is when they are looked for.
bool read_words(const JsonNode& list, std::string_view what, Mistakes& mistakes, std::vector<std::string>& words);

class EntryReader {
 public:
  EntryReader(const JsonNode& object, const EntryForm& form, Mistakes& mistakes);

  // What all entries have. Where it stands is told for an entry that has no id too.
  void read(Entry& entry);
  void read_examples(Entry& entry);
  // The string of a key, "" where the key is missing.
  std::string text(std::string_view key);
  // The same for a string that is one of `allowed`; "" is never allowed where the key is needed.
  std::string choice(std::string_view key, const std::vector<std::string_view>& allowed);
  bool flag(std::string_view key);
  // A whole number of at least 1; 0 where the key is missing.
  std::size_t count(std::string_view key);
  std::vector<std::string> words(std::string_view key);
  // The key's value if it has the right type.
  [[nodiscard]] const JsonNode* find(std::string_view key) const;

  // Reports a mistake of this entry at the value of `key`, or at the entry where the key is missing.
  void fail(std::string_view code, std::string_view key, Message message, Message hint);
  [[nodiscard]] bool good() const { return good_; }
  void spoil() { good_ = false; }

 private:
  std::vector<Example> examples(std::string_view key);
  bool read_example(const JsonNode& node, Example& example);

  const JsonNode& object_;
  const EntryForm& form_;
  Mistakes& mistakes_;
  bool good_ = true;
};

}  // namespace zhibiao::patterns
