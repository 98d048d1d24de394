// What the library says of an error or a document, in either of its two languages. A message is not text but a row of a
// table, which has the text in both languages, and what stands in the gaps of it; it becomes text where it is shown.
//
//   inline constexpr MessageRow<1> kCannotOpen{"cannot open: {}", "无法打开：{}"};   // does not compile without
//   Chinese Message message = kCannotOpen(path);                                             // nor with too few
//   arguments message.english();
#pragma once

#include <concepts>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace zhibiao {

enum class Language { english, chinese };

// The same text in both languages. A gap is written {}; both have the same ones in the same order.
struct MessageTexts {
  std::string_view english;
  std::string_view chinese;

  [[nodiscard]] constexpr std::string_view in(Language language) const {
    return language == Language::chinese ? chinese : english;
  }
};

class Message {
 public:
  Message() = default;  // says nothing

  // Somebody else's words, as they are in any language: a library's reason, a name of a file.
  [[nodiscard]] static Message verbatim(std::string words) {
    Message message;
    message.words_ = std::move(words);
    return message;
  }

  [[nodiscard]] bool empty() const { return texts_ == nullptr && words_.empty(); }
  // The row, by which a caller may tell messages apart; nothing for words that have none.
  [[nodiscard]] const MessageTexts* texts() const { return texts_; }
  // What stands in the gaps; messages among them are in the language of the whole.
  [[nodiscard]] const std::vector<Message>& arguments() const { return arguments_; }

  [[nodiscard]] std::string in(Language language) const;
  [[nodiscard]] std::string english() const { return in(Language::english); }

 private:
  template <std::size_t Gaps>
  friend struct MessageRow;

  void append_to(std::string& text, Language language) const;

  const MessageTexts* texts_ = nullptr;
  std::string words_;  // where there is no row
  std::vector<Message> arguments_;
};

// A row with so many gaps. Rows are constants of namespaces: messages point to them.
template <std::size_t Gaps = 0>
struct MessageRow {
  MessageTexts texts;

  consteval MessageRow(std::string_view english, std::string_view chinese) : texts{english, chinese} {
    if (english.empty() || chinese.empty()) throw "a row has its text in both languages";
    if (gaps(english) != Gaps || gaps(chinese) != Gaps) throw "both texts have as many gaps as the row says";
  }

  template <class... Arguments>
  requires(sizeof...(Arguments) == Gaps) [[nodiscard]] Message operator()(Arguments&&... arguments) const {
    Message message;
    message.texts_ = &texts;
    if constexpr (Gaps > 0) {
      message.arguments_.reserve(Gaps);
      (message.arguments_.push_back(argument(std::forward<Arguments>(arguments))), ...);
    }
    return message;
  }

 private:
  static constexpr std::size_t gaps(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t at = text.find("{}"); at != std::string_view::npos; at = text.find("{}", at + 2)) ++count;
    return count;
  }

  static Message argument(Message message) { return message; }
  static Message argument(std::string words) { return Message::verbatim(std::move(words)); }
  static Message argument(std::string_view words) { return Message::verbatim(std::string(words)); }
  static Message argument(const char* words) { return Message::verbatim(words); }
  static Message argument(std::integral auto number) { return Message::verbatim(std::to_string(number)); }
};

}  // namespace zhibiao
