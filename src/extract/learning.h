// From what a person corrected to entries of a pack. An entry is proposed where one makes the corrected figure come out
// right in its document, leaves those before it right and breaks no example; what none does is left to a person.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "patterns/pack_loader.h"

namespace zhibiao::extract {

struct Correction {
  enum class State { edited, added, rejected };

  State state = State::edited;
  std::string place;                          // "a.txt:12", for a reader
  std::string quote;                          // the number with its unit
  std::string sentence;                       // in which it stands
  std::map<std::string, std::string> fields;  // as they should be, under the names and in the words of examples
  std::string document = {};                  // a name in `documents`; where it is none, the sentence stands alone
  std::size_t line = 0;                       // of the document, in which the figure begins
  std::size_t nth = 1;                        // of its like in that line
};

using Documents = std::map<std::string, std::string>;  // their texts as UTF-8

struct Lessons {
  std::size_t entries = 0;
  std::string pack;                 // JSON; empty where there is no entry
  std::vector<std::size_t> learnt;  // indices of the corrections that come out right now, some of them before
  std::vector<std::size_t> left;    // of those that do not
};

// `users`: packs that are in force beside the built-in ones.
[[nodiscard]] Lessons learn(const std::vector<Correction>& corrections, const Documents& documents,
                            const std::vector<patterns::PackFile>& users);

}  // namespace zhibiao::extract
