#include "patterns/pack_format.h"

#include <initializer_list>

namespace zhibiao::patterns {
namespace {

enum class Title { needed, optional };

// What every entry has, and what this one has besides.
std::vector<KeyForm> entry_keys(Title title, std::initializer_list<KeyForm> own) {
  std::vector<KeyForm> keys = {{"id", JsonType::string, true}, {"title", JsonType::string, title == Title::needed}};
  keys.insert(keys.end(), own);
  keys.push_back({"match", JsonType::array, true});
  keys.push_back({"reject", JsonType::array, false});
  return keys;
}

// The fields of an indicator as the output names them; its text is called quote, for "text" is the example itself.
std::vector<std::string_view> indicator_fields() {
  return {"quote",  "kind",       "role",   "metric",  "value",       "high", "unit",
          "change", "comparator", "period", "section", "placeholder", "count"};
}

}  // namespace

const std::vector<KeyForm>& pack_keys() {
  static const std::vector<KeyForm> keys = {
      {"pack", JsonType::string, true},       {"title", JsonType::string, true},
      {"pieces", JsonType::object, false},    {"units", JsonType::array, false},
      {"headings", JsonType::array, false},   {"lines", JsonType::array, false},
      {"exclusions", JsonType::array, false}, {"cues", JsonType::array, false},
      {"indicators", JsonType::array, false}, {"tables", JsonType::array, false},
      {"classes", JsonType::array, false},    {"phrases", JsonType::array, false},
      {"steps", JsonType::array, false},
  };
  return keys;
}

const EntryForm& unit_form() {
  static const EntryForm form = {"units",
                                 "unit",
                                 entry_keys(Title::optional, {{"kind", JsonType::string, true},
                                                              {"unit", JsonType::string, true},
                                                              {"words", JsonType::array, true}}),
                                 indicator_fields(),
                                 {},
                                 {}};
  return form;
}

const EntryForm& heading_form() {
  static const EntryForm form = {"headings",
                                 "heading",
                                 entry_keys(Title::needed, {{"expression", JsonType::string, true},
                                                            {"ordinal", JsonType::string, false},
                                                            {"inline", JsonType::boolean, false},
                                                            {"own_line", JsonType::boolean, false},
                                                            {"confirmed", JsonType::boolean, false},
                                                            {"series", JsonType::string, false}}),
                                 {"marker", "ordinal", "title", "placement"},
                                 {"marker"},
                                 {"ordinal", "outer", "title"}};
  return form;
}

const EntryForm& line_form() {
  static const EntryForm form = {"lines",
                                 "line",
                                 entry_keys(Title::needed, {{"role", JsonType::string, true},
                                                            {"value", JsonType::string, false},
                                                            {"expression", JsonType::string, true},
                                                            {"longest", JsonType::number, false}}),
                                 {"key", "value", "role"},
                                 {},
                                 {"key", "value", "title", "marker"}};
  return form;
}

const EntryForm& exclusion_form() {
  static const EntryForm form = {"exclusions",
                                 "exclusion",
                                 entry_keys(Title::needed, {{"expression", JsonType::string, true}}),
                                 {"number"},
                                 {},
                                 {"number", "year", "month", "first_half", "second_half", "quarter", "until", "from",
                                  "from_month", "quarters", "months", "since", "span", "as_of", "label"}};
  return form;
}

const EntryForm& cue_form() {
  static const EntryForm form = {"cues",
                                 "cue",
                                 entry_keys(Title::needed, {{"cue", JsonType::string, true},
                                                            {"value", JsonType::string, false},
                                                            {"position", JsonType::string, false},
                                                            {"words", JsonType::array, false},
                                                            {"of", JsonType::array, false},
                                                            {"before", JsonType::array, false},
                                                            {"behind", JsonType::array, false}}),
                                 indicator_fields(),
                                 {},
                                 {}};
  return form;
}

const EntryForm& indicator_form() {
  static const EntryForm form = {
      "indicators",
      "indicator",
      entry_keys(Title::needed, {{"kind", JsonType::string, false}, {"expression", JsonType::string, true}}),
      indicator_fields(),
      {"number"},
      {"unit", "metric"}};
  return form;
}

const EntryForm& table_form() {
  static const EntryForm form = [] {
    EntryForm of = {"tables",
                    "table",
                    entry_keys(Title::needed, {{"tells", JsonType::string, true},
                                               {"value", JsonType::string, false},
                                               {"expression", JsonType::string, true}}),
                    indicator_fields(),
                    {},
                    {"unit", "base"}};
    of.expectations.insert(of.expectations.end(), {"row", "column", "base"});
    return of;
  }();
  return form;
}

const EntryForm& class_form() {
  static const EntryForm form = {"classes",
                                 "class",
                                 entry_keys(Title::needed, {{"any", JsonType::array, false},
                                                            {"all", JsonType::array, false},
                                                            {"none", JsonType::array, false},
                                                            {"words", JsonType::array, false},
                                                            {"shortest", JsonType::number, false},
                                                            {"longest", JsonType::number, false},
                                                            {"expression", JsonType::string, false}}),
                                 {},
                                 {},
                                 {}};
  return form;
}

const EntryForm& phrase_form() {
  static const EntryForm form = [] {
    EntryForm of = {"phrases",
                    "phrase",
                    entry_keys(Title::needed, {{"expression", JsonType::string, true},
                                               {"rank", JsonType::string, false},
                                               {"refused", JsonType::boolean, false},
                                               {"comparator", JsonType::string, false},
                                               {"change", JsonType::string, false},
                                               {"role", JsonType::string, false},
                                               {"metric", JsonType::string, false}}),
                    indicator_fields(),
                    {},
                    {"metric", "base", "word"}};
    of.expectations.emplace_back("base");
    return of;
  }();
  return form;
}

const EntryForm& step_form() {
  static const EntryForm form = [] {
    EntryForm of = {"steps", "step", entry_keys(Title::needed, {}), indicator_fields(), {}, {}};
    of.expectations.emplace_back("base");
    return of;
  }();
  return form;
}

const EntryForm& piece_form() {
  static const EntryForm form = {"pieces",
                                 "piece",
                                 {{"title", JsonType::string, false},
                                  {"expression", JsonType::string, false},
                                  {"words", JsonType::array, false},
                                  {"match", JsonType::array, true},
                                  {"reject", JsonType::array, false}},
                                 {},
                                 {},
                                 {}};
  return form;
}

}  // namespace zhibiao::patterns
