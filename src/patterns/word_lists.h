// The words of cues that stand in files of their own, words/ID.txt beside the packs: one word a line, sorted, below a
// header of lines that begin with #. A line is a word; what the words mean is said by the entry of that id.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/mistakes.h"

namespace zhibiao::patterns {

struct WordList {
  std::string id;  // of its cue
  std::vector<std::string> words;
  Mistakes mistakes;
  bool used = false;
};

class WordLists {
 public:
  // `file`: as it is named in messages; `text` must outlive the lists.
  void read(const std::string& file, std::string_view text, bool user);
  // The list of the cue `id`, which is used by that; null where there is none.
  [[nodiscard]] const WordList* use(std::string_view id, bool user);
  // What is wrong with the lists, and which no cue has.
  [[nodiscard]] std::vector<Error> take_errors();

  [[nodiscard]] static bool is_list(std::string_view file) { return file.ends_with(".txt"); }

 private:
  std::map<std::pair<bool, std::string>, WordList, std::less<>> lists_;
};

}  // namespace zhibiao::patterns
