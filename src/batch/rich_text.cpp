#include "batch/rich_text.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "text/source_text.h"

namespace zhibiao::batch {
namespace {

constexpr std::size_t kDeepest = 10'000;

// Groups that hold no text of the document.
constexpr auto kNoText = std::to_array<std::string_view>(
    {"fonttbl",   "colortbl",  "stylesheet", "info",       "pict",     "object",  "header",       "footer",
     "headerl",   "headerr",   "headerf",    "footerl",    "footerr",  "footerf", "listtable",    "listoverridetable",
     "generator", "themedata", "datastore",  "fldinst",    "xmlnstbl", "rsidtbl", "latentstyles", "filetbl",
     "revtbl",    "bkmkstart", "bkmkend",    "nonshppict", "shpinst"});

class Reader {
 public:
  Reader(std::string_view bytes, const std::string& name) : bytes_(bytes), name_(name) {}

  Expected<std::string> read() {
    while (at_ < bytes_.size() && !problem_) step();
    decode();
    if (problem_) return tl::unexpected(*problem_);
    return std::move(text_);
  }

 private:
  struct Group {
    bool skipped = false;
    long fallback = 1;  // how many characters stand in for one that is written \u
  };

  void step() {
    const char sign = bytes_[at_++];
    switch (sign) {
      case '{':
        if (groups_.size() < kDeepest) {
          groups_.push_back(group());
        } else {
          ++too_deep_;
        }
        return;
      case '}':
        if (too_deep_ > 0) {
          --too_deep_;
        } else if (groups_.size() > 1) {
          groups_.pop_back();
        }
        left_out_ = 0;
        return;
      case '\\':
        return control();
      case '\r':
      case '\n':
        return;
      default:
        character(sign);
    }
  }

  void control() {
    if (at_ == bytes_.size()) return;
    const char sign = bytes_[at_];
    if (sign == '\'') {
      const std::string digits(bytes_.substr(at_ + 1, 2));
      at_ = std::min(at_ + 3, bytes_.size());
      return character(static_cast<char>(std::strtol(digits.c_str(), nullptr, 16)));
    }
    if (!is_letter(sign)) {
      ++at_;
      if (sign == '*') group().skipped = true;
      if (sign == '~') character(' ');
      if (sign == '\\' || sign == '{' || sign == '}') character(sign);
      if (sign == '\n' || sign == '\r') put("\n");
      return;
    }
    const std::size_t begin = at_;
    while (at_ < bytes_.size() && is_letter(bytes_[at_])) ++at_;
    const std::string_view word = bytes_.substr(begin, at_ - begin);
    const std::size_t number = at_;
    if (at_ < bytes_.size() && bytes_[at_] == '-') ++at_;
    while (at_ < bytes_.size() && bytes_[at_] >= '0' && bytes_[at_] <= '9') ++at_;
    const long value =
        std::strtol(std::string(bytes_.substr(number, std::min<std::size_t>(at_ - number, 10))).c_str(), nullptr, 10);
    if (at_ < bytes_.size() && bytes_[at_] == ' ') ++at_;
    obey(word, value);
  }

  void obey(std::string_view word, long value) {
    if (std::find(kNoText.begin(), kNoText.end(), word) != kNoText.end()) {
      group().skipped = true;
    } else if (word == "u") {
      unicode(value);
    } else if (word == "uc") {
      group().fallback = std::clamp(value, 0L, 16L);
    } else if (word == "ansicpg") {
      if (value == 950) encoding_ = "Big5";
      if (value == 65001) encoding_ = "UTF-8";
    } else if (word == "bin") {
      at_ = std::min(at_ + static_cast<std::size_t>(std::max(value, 0L)), bytes_.size());
    } else if (word == "par" || word == "line" || word == "row" || word == "sect" || word == "page") {
      put("\n");
    } else if (word == "tab" || word == "cell") {
      put("\t");
    } else if (word == "emdash") {
      put("—");
    } else if (word == "endash") {
      put("–");
    } else if (word == "ldblquote") {
      put("“");
    } else if (word == "rdblquote") {
      put("”");
    } else if (word == "lquote") {
      put("‘");
    } else if (word == "rquote") {
      put("’");
    } else if (word == "emspace" || word == "enspace") {
      put(" ");
    }
  }

  // UTF-16 units as signed numbers, each with characters behind it for who cannot read them.
  void unicode(long value) {
    const auto unit = static_cast<std::uint32_t>(value & 0xFFFF);
    left_out_ = group().fallback;
    if (unit >= 0xD800 && unit < 0xDC00) {
      high_ = unit;
      return;
    }
    const bool low = unit >= 0xDC00 && unit < 0xE000;
    const char32_t character = low && high_ != 0 ? 0x10000 + ((high_ - 0xD800) << 10) + (unit - 0xDC00) : unit;
    if (!low || high_ != 0) {
      std::string encoded;
      base::append_code_point(encoded, character);
      put(encoded);
    }
    high_ = 0;
  }

  void character(char sign) {
    if (left_out_ > 0) {
      --left_out_;
      return;
    }
    if (!group().skipped) encoded_ += sign;
  }

  void put(std::string_view text) {
    if (group().skipped) return;
    decode();
    text_ += text;
  }

  void decode() {
    if (encoded_.empty() || problem_) return;
    auto decoded = text::decode(std::exchange(encoded_, {}), name_, encoding_);
    if (decoded) {
      text_ += decoded->utf8;
    } else {
      problem_ = std::move(decoded.error());
    }
  }

  static bool is_letter(char sign) { return (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z'); }
  Group& group() { return groups_.back(); }

  std::string_view bytes_;
  const std::string& name_;
  std::size_t at_ = 0;
  std::vector<Group> groups_ = {Group()};
  std::size_t too_deep_ = 0;
  long left_out_ = 0;  // characters that only stand in
  std::uint32_t high_ = 0;
  std::string encoding_ = "GB18030";
  std::string encoded_;  // in it, not decoded yet
  std::string text_;
  std::optional<Error> problem_;
};

}  // namespace

Expected<std::string> text_of_rich_text(std::string_view bytes, const std::string& name) {
  return Reader(bytes, name).read();
}

}  // namespace zhibiao::batch
