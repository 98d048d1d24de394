#include "patterns/json_tree.h"
#include "patterns/message_rows.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "patterns/json_refusal.h"

namespace zhibiao::patterns {
namespace {

constexpr std::size_t kDeepest = 16;

// Hands the parser one byte after the other and tells how many it has taken: all copies share one counter.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t* taken) : at_(at), taken_(taken) {}
  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    ++at_;
    ++*taken_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* taken_;
};

bool in_number(char byte) {
  return (byte >= '0' && byte <= '9') || byte == '-' || byte == '+' || byte == '.' || byte == 'e' || byte == 'E';
}

class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
 public:
  TreeBuilder(Mistakes& mistakes, JsonNode& root, const std::size_t& taken)
      : mistakes_(mistakes), text_(mistakes.text()), root_(root), taken_(taken) {}

  bool null() override { return literal(JsonType::null, 4); }
  bool boolean(bool value) override { return literal(JsonType::boolean, value ? 4 : 5); }
  bool number_integer(std::int64_t /*value*/) override { return number(); }
  bool number_unsigned(std::uint64_t /*value*/) override { return number(); }
  bool number_float(double /*value*/, const std::string& /*written*/) override { return number(); }
  bool binary(binary_t& /*value*/) override { return false; }

  bool string(std::string& value) override {
    place({JsonType::string, string_range(), value, {}, {}});
    return true;
  }
  bool key(std::string& value) override {
    const base::Range range = string_range();
    const JsonNode& object = *open_.back();
    const auto same = [&](const JsonMember& member) { return member.key == value; };
    if (std::any_of(object.members.begin(), object.members.end(), same)) {
      mistakes_.add("duplicate-key", range, rows::kKeyStandsTwiceInOneObject(value), rows::kKeepOneOfThem());
    } else {
      key_ = JsonMember{value, range, object.values.size()};
    }
    progress_ = {JsonRead::key, range.end, {}};
    return true;
  }
  bool start_object(std::size_t /*size*/) override { return open(JsonType::object); }
  bool start_array(std::size_t /*size*/) override { return open(JsonType::array); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool parse_error(std::size_t /*position*/, const std::string& /*last_token*/,
                   const nlohmann::json::exception& /*exception*/) override {
    if (!open_.empty()) {
      progress_.inside = open_.back()->type == JsonType::array ? JsonBracket::array : JsonBracket::object;
    }
    JsonRefusal refused = refusal(text_, progress_, taken_);
    mistakes_.add_showing("json-syntax", refused.where, std::move(refused.message), line_at(refused.where.begin),
                          std::move(refused.hint));
    return false;
  }

 private:
  std::string_view line_at(std::size_t offset) const {
    const std::size_t before = text_.substr(0, offset).rfind('\n');
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    return text_.substr(begin, std::min(text_.find('\n', offset), text_.size()) - begin);
  }

  // The parser has just taken the closing quote; the opening one is the nearest before it that no backslash escapes.
  base::Range string_range() const {
    std::size_t begin = taken_ - 1;
    while (begin > 0) {
      --begin;
      if (text_[begin] != '"') continue;
      std::size_t backslashes = 0;
      while (backslashes < begin && text_[begin - backslashes - 1] == '\\') ++backslashes;
      if (backslashes % 2 == 0) break;
    }
    return {begin, taken_};
  }

  bool literal(JsonType type, std::size_t size) {
    const base::Range range{taken_ - size, taken_};
    place({type, range, std::string(range.of(text_)), {}, {}});
    return true;
  }

  // A number's end is known only by the byte after it, unless the file ends there.
  base::Range number_range() const {
    std::size_t end = taken_;
    if (end > 0 && !in_number(text_[end - 1])) --end;
    std::size_t begin = end;
    while (begin > 0 && in_number(text_[begin - 1])) --begin;
    return {begin, end};
  }

  bool number() {
    const base::Range range = number_range();
    place({JsonType::number, range, std::string(range.of(text_)), {}, {}});
    return true;
  }

  bool open(JsonType type) {
    const base::Range range{taken_ - 1, taken_};
    if (open_.size() >= kDeepest) {
      mistakes_.add("too-deep", range, rows::kTooDeep(), rows::kNoPackNeedsThis());
      return false;
    }
    open_.push_back(place({type, range, {}, {}, {}}));
    progress_ = {JsonRead::opening, taken_, {}};
    return true;
  }

  bool close() {
    open_.back()->range.end = taken_;
    open_.pop_back();
    progress_ = {JsonRead::value, taken_, {}};
    return true;
  }

  // Only the innermost open node grows, so that the pointers to the nodes around it hold.
  JsonNode* place(JsonNode node) {
    progress_ = {JsonRead::value, node.range.end, {}};
    if (open_.empty()) {
      root_ = std::move(node);
      return &root_;
    }
    // Now that it has its value, for the text may end behind a key.
    if (key_) open_.back()->members.push_back(*std::exchange(key_, std::nullopt));
    return &open_.back()->values.emplace_back(std::move(node));
  }

  Mistakes& mistakes_;
  std::string_view text_;
  JsonNode& root_;
  const std::size_t& taken_;
  std::vector<JsonNode*> open_;
  std::optional<JsonMember> key_;  // whose value comes next
  JsonProgress progress_;
};

}  // namespace

const JsonNode* JsonNode::find(std::string_view key) const {
  for (const JsonMember& member : members) {
    if (member.key == key) return &values[member.value];
  }
  return nullptr;
}

Message type_name(JsonType type) {
  switch (type) {
    case JsonType::null:
      return rows::kNull();
    case JsonType::boolean:
      return rows::kBoolean();
    case JsonType::number:
      return rows::kNumber();
    case JsonType::string:
      return rows::kString();
    case JsonType::array:
      return rows::kList();
    case JsonType::object:
      return rows::kObject();
  }
  return {};
}

bool parse_json(Mistakes& mistakes, JsonNode& root) {
  const std::string_view text = mistakes.text();
  std::size_t taken = 0;
  TreeBuilder builder(mistakes, root, taken);
  return nlohmann::json::sax_parse(CountingIterator(text.data(), &taken),
                                   CountingIterator(text.data() + text.size(), &taken), &builder);
}

}  // namespace zhibiao::patterns
