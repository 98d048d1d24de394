#include "patterns/entry_reader.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

#include "patterns/expression.h"
#include "patterns/message_rows.h"

namespace zhibiao::patterns {
namespace {

const KeyForm* find_key(const std::vector<KeyForm>& keys, std::string_view name) {
  const auto found = std::find_if(keys.begin(), keys.end(), [&](const KeyForm& key) { return key.name == name; });
  return found == keys.end() ? nullptr : &*found;
}

std::vector<std::string_view> names_of(const std::vector<KeyForm>& keys) {
  std::vector<std::string_view> names;
  for (const KeyForm& key : keys) names.push_back(key.name);
  return names;
}

std::string in_quotes(std::string_view text) { return "'" + std::string(text) + "'"; }

// "a unit", "an exclusion"
Message with_article(std::string_view what) {
  const bool vowel = !what.empty() && std::string_view("aeio").find(what.front()) != std::string_view::npos;
  return vowel ? rows::kAn(what) : rows::kA(what);
}

bool is_blank(std::string_view text) { return folded(text).find_first_not_of(" \t\r\n") == std::string::npos; }

bool is_id(std::string_view id) {
  const auto allowed = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '.' || byte == '-';
  };
  return std::all_of(id.begin(), id.end(), allowed);
}

Message type_hint(JsonType needed) {
  switch (needed) {
    case JsonType::string:
      return rows::kPutItIntoQuotationMarks();
    case JsonType::array:
      return rows::kPutItIntoBrackets();
    case JsonType::object:
      return rows::kWrite(R"({"name": ...})");
    case JsonType::boolean:
      return rows::kWriteTrueOrFalse();
    default:
      return {};
  }
}

}  // namespace

bool check_keys(const JsonNode& object, const std::vector<KeyForm>& keys, std::string_view what, Mistakes& mistakes) {
  bool good = true;
  const JsonNode* id = object.find("id");
  const std::string name = id != nullptr && !id->text.empty() ? " " + in_quotes(id->text) : "";
  std::set<std::string_view> slips;  // keys that an unknown one was surely meant to be
  for (const JsonMember& member : object.members) {
    const KeyForm* key = find_key(keys, member.key);
    if (key == nullptr) {
      good = false;
      const auto names = names_of(keys);
      slips.insert(nearest_name(member.key, names));
      mistakes.add("unknown-key", member.key_range, rows::kHasNoKey(with_article(what), member.key),
                   name_hint(member.key, names));
      continue;
    }
    const JsonNode& value = object.values[member.value];
    if (value.type == key->type) continue;
    good = false;
    mistakes.add("wrong-type", value.range, rows::kMustBeNot(member.key, type_name(key->type), type_name(value.type)),
                 type_hint(key->type));
  }
  for (const KeyForm& key : keys) {
    if (!key.required || object.find(key.name) != nullptr) continue;
    good = false;
    if (slips.count(key.name) != 0) continue;
    if (key.name == "match") {
      mistakes.add("no-examples", object.range, rows::kHasNoExample(std::string(what) + name), rows::kAddMatch());
    } else {
      mistakes.add("missing-key", object.range, rows::kLacks(std::string(what) + name, key.name));
    }
  }
  return good;
}

bool read_words(const JsonNode& list, std::string_view what, Mistakes& mistakes, std::vector<std::string>& words) {
  bool good = true;
  std::set<std::string_view> written;
  if (list.values.empty()) {
    mistakes.add("empty-words", list.range, rows::kListOfWordsIsEmpty(), rows::kNameAtLeastOneWord());
    return false;
  }
  for (const JsonNode& node : list.values) {
    if (node.type != JsonType::string) {
      good = false;
      mistakes.add("wrong-type", node.range, rows::kWordMustBeStringNot(type_name(node.type)),
                   type_hint(JsonType::string));
    } else if (is_blank(node.text)) {
      good = false;
      mistakes.add("empty-words", node.range, rows::kWordOfIsEmpty(what), rows::kLeaveItOut());
    } else if (!written.insert(node.text).second) {
      good = false;
      mistakes.add("duplicate-word", node.range, rows::kWordStandsTwice(node.text), rows::kLeaveOneOut());
    } else {
      std::string word = folded(node.text);
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(std::move(word));
    }
  }
  return good;
}

EntryReader::EntryReader(const JsonNode& object, const EntryForm& form, Mistakes& mistakes)
    : object_(object), form_(form), mistakes_(mistakes) {
  if (object.type != JsonType::object) {
    good_ = false;
    mistakes.add("wrong-type", object.range, rows::kMustBeObjectNot(with_article(form.one), type_name(object.type)),
                 rows::kWrite(R"({"id": ..., "match": [...]})"));
    return;
  }
  good_ = check_keys(object, form.keys, form.one, mistakes);
}

const JsonNode* EntryReader::find(std::string_view key) const {
  const JsonNode* value = object_.find(key);
  const KeyForm* form = find_key(form_.keys, key);
  return value != nullptr && form != nullptr && value->type == form->type ? value : nullptr;
}

void EntryReader::fail(std::string_view code, std::string_view key, Message message, Message hint) {
  good_ = false;
  const JsonNode* value = object_.find(key);
  mistakes_.add(code, value == nullptr ? object_.range : value->range, std::move(message), std::move(hint));
}

void EntryReader::read(Entry& entry) {
  entry.file = mistakes_.file();
  entry.line = mistakes_.line(object_.range.begin);
  if (const JsonNode* id = find("id"); id != nullptr) {
    entry.id = id->text;
    if (entry.id.empty()) {
      fail("empty-id", "id", rows::kIdIsEmpty(), rows::kIdIsListAndName(std::string(form_.one) + ".my-name"));
    } else if (!is_id(entry.id)) {
      fail("bad-id", "id", rows::kIdSigns(), rows::kForExample(std::string(form_.one) + ".my-name"));
    }
  }
  entry.title = text("title");
  if (const JsonNode* title = find("title"); title != nullptr && is_blank(title->text)) {
    fail("empty-text", "title", rows::kTitleIsEmpty(), rows::kSayWhatItIs());
  }
  read_examples(entry);
}

void EntryReader::read_examples(Entry& entry) {
  entry.match = examples("match");
  entry.reject = examples("reject");
  if (const JsonNode* match = find("match"); match != nullptr && match->values.empty()) {
    const std::string name = entry.id.empty() ? "" : " " + in_quotes(entry.id);
    fail("no-examples", "match", rows::kHasNoExample(std::string(form_.one) + name), rows::kAddSentence());
  }
}

std::string EntryReader::text(std::string_view key) {
  const JsonNode* value = find(key);
  return value == nullptr ? std::string() : value->text;
}

std::string EntryReader::choice(std::string_view key, const std::vector<std::string_view>& allowed) {
  const JsonNode* value = find(key);
  if (value == nullptr) return {};
  if (std::find(allowed.begin(), allowed.end(), value->text) == allowed.end()) {
    fail("unknown-value", key, rows::kThereIsNo(key, value->text), name_hint(value->text, allowed));
  }
  return value->text;
}

std::size_t EntryReader::count(std::string_view key) {
  const JsonNode* node = find(key);
  if (node == nullptr) return 0;
  std::size_t number = 0;
  const char* const end = node->text.data() + node->text.size();
  const auto [stopped, error] = std::from_chars(node->text.data(), end, number);
  if (error == std::errc() && stopped == end && number > 0) return number;
  fail("bad-number", key, rows::kMustBeWholeNumber(key), {});
  return 0;
}

bool EntryReader::flag(std::string_view key) {
  const JsonNode* value = find(key);
  return value != nullptr && value->text == "true";
}

std::vector<std::string> EntryReader::words(std::string_view key) {
  std::vector<std::string> words;
  const JsonNode* value = find(key);
  if (value != nullptr && !read_words(*value, form_.one, mistakes_, words)) good_ = false;
  return words;
}

std::vector<Example> EntryReader::examples(std::string_view key) {
  std::vector<Example> examples;
  const JsonNode* list = find(key);
  if (list == nullptr) return examples;
  for (const JsonNode& node : list->values) {
    Example example;
    if (read_example(node, example)) {
      examples.push_back(std::move(example));
    } else {
      good_ = false;
    }
  }
  return examples;
}

bool EntryReader::read_example(const JsonNode& node, Example& example) {
  example.line = mistakes_.line(node.range.begin);
  const JsonNode* text = node.type == JsonType::object ? node.find("text") : &node;
  if (node.type != JsonType::object && node.type != JsonType::string) {
    mistakes_.add("wrong-type", node.range, rows::kExampleMustBeStringOrObjectNot(type_name(node.type)),
                  rows::kWrite(R"("text" or {"text": "...", "value": 12})"));
    return false;
  }
  if (text == nullptr) {
    mistakes_.add("missing-key", node.range, rows::kExampleLacksText(),
                  rows::kWrite(R"({"text": "...", "value": 12})"));
    return false;
  }
  if (text->type != JsonType::string) {
    mistakes_.add("wrong-type", text->range, rows::kTextMustBeStringNot(type_name(text->type)),
                  type_hint(JsonType::string));
    return false;
  }
  if (is_blank(text->text)) {
    mistakes_.add("empty-example", text->range, rows::kExampleIsEmpty(), rows::kWriteSentence());
    return false;
  }
  example.text = text->text;
  bool good = true;
  for (const JsonMember& member : node.members) {
    if (member.key == "text") continue;
    const JsonNode& value = node.values[member.value];
    const auto& fields = form_.expectations;
    if (std::find(fields.begin(), fields.end(), member.key) == fields.end()) {
      good = false;
      mistakes_.add("unknown-field", member.key_range, rows::kExampleOfCanExpectNo(with_article(form_.one), member.key),
                    name_hint(member.key, fields));
    } else if (value.type == JsonType::array || value.type == JsonType::object) {
      good = false;
      mistakes_.add("wrong-type", value.range, rows::kMustBeStringOrNumberNot(member.key, type_name(value.type)));
    } else {
      example.expect[member.key] = value.text;
    }
  }
  return good;
}

}  // namespace zhibiao::patterns
