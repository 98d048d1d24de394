#include "cli/options/settings_file.h"

#include <fmt/format.h>

// Header only: the shared library of the distribution throws.
#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <utility>

#include "base/file.h"
#include "cli/options/option_table.h"
#include "cli/options/suggest.h"
#include "cli/pages/message_rows.h"

namespace zhibiao::cli {
namespace {

// The library takes the parts of a key one inside the other: a key of a megabyte would use up the stack.
constexpr std::uint64_t kLargestFile = std::uint64_t{64} << 10;

class Reader {
 public:
  Reader(const std::string& path, Level level) : path_(path), level_(level) {}

  tl::expected<Settings, UsageError> read(std::string_view bytes) {
    const toml::parse_result parsed = toml::parse(bytes, path_);
    if (!parsed) return fail(parsed.error().source(), Message::verbatim(std::string(parsed.error().description())));
    // The table is sorted by its keys; the first mistake to be told is the first in the file.
    std::vector<std::pair<const toml::key*, const toml::node*>> entries;
    for (const auto& [key, node] : parsed.table()) entries.emplace_back(&key, &node);
    std::sort(entries.begin(), entries.end(),
              [](const auto& a, const auto& b) { return a.first->source().begin < b.first->source().begin; });
    Settings settings;
    for (const auto& [key, node] : entries) {
      auto setting = one(*key, *node);
      if (!setting) return tl::unexpected(std::move(setting.error()));
      settings.push_back(std::move(*setting));
    }
    return settings;
  }

 private:
  tl::expected<Setting, UsageError> one(const toml::key& key, const toml::node& node) {
    const std::string name(key.str());
    const OptionRow* row = row_of(name);
    if (row == nullptr) return unknown(key);
    if (row->settable == Settable::not_by_project && level_ == Level::project) {
      return fail(key.source(), rows::kNotSetByFoundFile(name, path_));
    }
    Setting setting{row, {}, level_, fmt::format("{}:{}", path_, key.source().begin.line)};
    auto values = values_of(*row, node);
    if (!values) return fail(node.source(), rows::kKeyProblem(name, values.error()));
    setting.values = std::move(*values);
    Options scratch;
    if (const auto problem = apply(setting, scratch)) return fail(node.source(), rows::kKeyProblem(name, *problem));
    return setting;
  }

  static const OptionRow* row_of(const std::string& name) {
    for (const OptionRow* row : option_rows()) {
      if (in_files(*row) && key_of(*row) == name) return row;
    }
    return nullptr;
  }

  static bool in_files(const OptionRow& row) {
    return row.settable != Settable::not_at_all && row.settable != Settable::not_by_files;
  }

  tl::unexpected<UsageError> unknown(const toml::key& key) const {
    Values known;
    for (const OptionRow* row : option_rows()) {
      if (in_files(*row)) known.push_back(key_of(*row));
    }
    const std::string name(key.str());
    const auto meant = nearest(name, known);
    return fail(key.source(), meant ? rows::kUnknownKeyDidYouMean(name, *meant) : rows::kUnknownKey(name));
  }

  static tl::expected<Values, Message> values_of(const OptionRow& row, const toml::node& node) {
    if (row.value.empty()) {
      if (const auto* flag = node.as_boolean()) return Values{flag->get() ? "true" : "false"};
      return tl::unexpected(rows::kItTakesTrueOrFalse());
    }
    if (const auto value = text_of(node)) return Values{*value};
    const auto* list = node.as_array();
    if (!row.repeats || list == nullptr) {
      return tl::unexpected(row.repeats ? rows::kItTakesTexts() : rows::kItTakesTextOrNumber());
    }
    Values values;
    for (const toml::node& element : *list) {
      const auto value = text_of(element);
      if (!value) return tl::unexpected(rows::kItTakesTexts());
      values.push_back(*value);
    }
    return values;
  }

  static std::optional<std::string> text_of(const toml::node& node) {
    if (const auto* text = node.as_string()) return text->get();
    if (const auto* number = node.as_integer()) return std::to_string(number->get());
    return std::nullopt;
  }

  [[nodiscard]] tl::unexpected<UsageError> fail(const toml::source_region& place, Message message) const {
    return tl::unexpected(UsageError{std::move(message), path_, place.begin.line, place.begin.column});
  }

  const std::string& path_;
  Level level_;
};

}  // namespace

tl::expected<Settings, UsageError> settings_of_file(const std::string& path, Level level) {
  const auto bytes = base::read_file(path, kLargestFile);
  if (!bytes) return tl::unexpected(UsageError{bytes.error().message, path});
  return Reader(path, level).read(*bytes);
}

}  // namespace zhibiao::cli
