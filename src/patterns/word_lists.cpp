#include "patterns/word_lists.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <utility>

#include "patterns/expression.h"
#include "patterns/message_rows.h"

namespace zhibiao::patterns {
namespace {

std::string_view without_blanks(std::string_view line) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t begin = line.find_first_not_of(kBlanks);
  return begin == std::string_view::npos ? std::string_view()
                                         : line.substr(begin, line.find_last_not_of(kBlanks) + 1 - begin);
}

}  // namespace

void WordLists::read(const std::string& file, std::string_view text, bool user) {
  const std::string_view name = std::string_view(file).substr(file.rfind('/') + 1);
  const std::string id(name.substr(0, name.rfind('.')));
  WordList& list = lists_.emplace(std::pair(user, id), WordList{id, {}, Mistakes(file, text)}).first->second;
  std::set<std::string> known;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view word = without_blanks(text.substr(at, end - at));
    if (!word.empty() && word.front() != '#') {
      std::string one = folded(word);
      if (known.insert(one).second) {
        list.words.push_back(std::move(one));
      } else {
        const auto begin = static_cast<std::size_t>(word.data() - text.data());
        list.mistakes.add("duplicate-word", {begin, begin + word.size()}, rows::kWordStandsTwice(word),
                          rows::kLeaveOneOut());
      }
    }
    at = end + 1;
  }
  if (list.words.empty()) {
    list.used = true;
    list.mistakes.add("empty-words", {0, 0}, rows::kListOfWordsIsEmpty(), rows::kNameAtLeastOneWord());
  }
}

const WordList* WordLists::use(std::string_view id, bool user) {
  const auto found = lists_.find(std::pair(user, std::string(id)));
  if (found == lists_.end()) return nullptr;
  found->second.used = true;
  return &found->second;
}

std::vector<Error> WordLists::take_errors() {
  std::vector<Error> errors;
  for (auto& [key, list] : lists_) {
    if (!list.used) {
      list.mistakes.add("words-of-none", {0, 0}, rows::kNoCueHasTheId(list.id),
                        rows::kWrite(R"({"id": ")" + list.id + R"(", "title": ..., "cue": ..., "match": [...]})"));
    }
    std::vector<Error> of_list = list.mistakes.take();
    errors.insert(errors.end(), std::make_move_iterator(of_list.begin()), std::make_move_iterator(of_list.end()));
  }
  return errors;
}

}  // namespace zhibiao::patterns
