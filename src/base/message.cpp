#include "zhibiao/message.h"

namespace zhibiao {

std::string Message::in(Language language) const {
  std::string text;
  append_to(text, language);
  return text;
}

void Message::append_to(std::string& text, Language language) const {
  constexpr std::string_view kGap = "{}";
  if (texts_ == nullptr) {
    text += words_;
    return;
  }
  std::string_view rest = texts_->in(language);
  for (const Message& argument : arguments_) {
    const std::size_t gap = rest.find(kGap);
    text += rest.substr(0, gap);
    argument.append_to(text, language);
    rest.remove_prefix(gap + kGap.size());
  }
  text += rest;
}

}  // namespace zhibiao
