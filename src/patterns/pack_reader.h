// One pack file, read: its tree, its mistakes, and its entries, once all pieces are known. Knows one file; what holds
// between files (ids, order, words) is load()'s.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "patterns/derivation.h"
#include "patterns/entry_reader.h"
#include "patterns/json_tree.h"
#include "patterns/mistakes.h"
#include "patterns/pack_set.h"
#include "patterns/phrase_reader.h"
#include "patterns/pieces.h"
#include "patterns/word_lists.h"

namespace zhibiao::patterns {

class PackReader {
 public:
  PackReader(std::string file, std::string_view json, bool user);

  // The file is JSON; otherwise it has given nothing but a mistake.
  [[nodiscard]] bool parsed() const { return parsed_; }
  [[nodiscard]] bool has_pieces() const { return root_.find("pieces") != nullptr; }
  [[nodiscard]] bool user() const { return user_; }
  [[nodiscard]] Mistakes& mistakes() { return mistakes_; }

  // First, for every file: pieces and units, for what they are made of stands in no expression.
  void read_pieces(Pieces& pieces);
  void read_units();
  // Then, with all pieces resolved.
  void read_expressions(const Pieces& pieces, WordLists& lists, bool check);

  // Before the phrase rules of any file, the token classes of all.
  void read_classes();
  void read_phrases(TokenClassNames& classes);

  // Reports that a word of a unit read here is already a word of the unit `other`.
  void report_word(const Unit& unit, const std::string& word, const std::string& other);

  // Reports that a cue read here is made of a list that there is not; `known`: those there are.
  void report_list(const Derivation& derivation, const std::string& id, const std::vector<std::string_view>& known);

  // What was read without a mistake, and where each entry stands.
  PackSet packs;
  struct Claim {
    std::string id;
    std::string_view list;
    base::Range range;  // of the id
  };
  std::vector<Claim> claims;
  std::vector<Derivation> derivations;

 private:
  [[nodiscard]] const JsonNode* list(const EntryForm& form) const;
  template <class T, class ReadRest>
  void read_list(const EntryForm& form, std::vector<T>& entries, ReadRest read_rest);
  void read_cue_words(EntryReader& reader, WordLists& lists, Cue& cue);
  std::string read_expression(EntryReader& reader, const EntryForm& form, const Pieces& pieces, bool check);
  void read_piece(const JsonMember& member, const JsonNode& value, Pieces& pieces);

  Mistakes mistakes_;
  bool user_;
  bool parsed_ = false;
  JsonNode root_;
};

}  // namespace zhibiao::patterns
