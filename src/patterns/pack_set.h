// What the pattern packs say, as plain values: every stage takes what it needs from here and compiles it once.
// patterns/README.md is the format for those who write packs.
//
// Order is rank: a user's own entries stand before the built-in ones, and an entry of the same id replaces the
// built-in. A PackSet that load() gave has passed its checks: ids are unique, words not empty, pieces expanded,
// expressions accepted by RE2, values among those the stages know, and every entry has examples.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/regex_filter.h"
#include "patterns/phrase_expression.h"
#include "zhibiao/document.h"

namespace zhibiao::patterns {

struct Example {
  std::string text;
  std::map<std::string, std::string> expect;  // field -> expected value as text; empty where only the match counts
  std::size_t line = 0;                       // in the pack's file
};

struct Entry {
  std::string id;  // "unit.suo", "exclusion.date"
  std::string title;
  std::string file;  // "units.json", as given or embedded
  std::size_t line = 0;
  bool user = false;  // from --patterns, not built in
  std::vector<Example> match;
  std::vector<Example> reject;
};

// An entry that is told by a regex.
struct RegexEntry : Entry {
  std::string expression;
  // What a text must have for `expression` to match, as found out when the program was built.
  std::optional<base::RegexFilter> filter;
  [[nodiscard]] const base::RegexFilter* needed() const { return filter ? &*filter : nullptr; }
};

// {"id": "unit.pingfangmi", "kind": "measure", "unit": "平方米", "words": ["平方米", "㎡"], "match": ["新建校舍3万㎡"]}
struct Unit : Entry {
  Kind kind = Kind::count;
  std::string unit;                // as reported; "" is allowed for a ratio
  std::vector<std::string> words;  // as they stand in a text, full width folded
};

enum class OrdinalStyle { chinese, arabic, circled, roman, letter, none };

// A heading's marker. `expression` is matched at the start of a paragraph, or (inline) anywhere in it; its group
// `marker` is the marker, `ordinal` the numeral inside it.
struct Heading : RegexEntry {
  OrdinalStyle ordinal = OrdinalStyle::none;
  bool inline_items = false;  // members may stand inside a paragraph: 一是 … 二是 …
  bool own_line = false;      // only as a line of its own
  bool confirmed = false;     // only where a second member follows the first
  std::string series;         // styles of one series count on from each other (一是 二是 三是 4.); empty: its own
};

// What a whole line is. `role`: boilerplate | notice | metadata | toc_title | toc_entry | salutation | page_number |
// genre. `expression` is matched against the whole folded line, spaces trimmed (genre: anywhere in the title).
struct Line : RegexEntry {
  std::string role;
  std::string value;        // of role genre: summary | plan | report | bulletin
  std::size_t longest = 0;  // code points a line may have to be asked at all; 0: any number
};

// A number that is no indicator. `expression` is searched in the sentence; its group `number`, or else the whole match,
// covers what must not be reported.
struct Exclusion : RegexEntry {};

// A word list with a meaning. `cue` is the group of meanings, `value` the meaning, `position` where the words stand.
// Which cues and values there are is told by cue_groups().
struct Cue : Entry {
  std::string cue;
  std::string value;
  std::string position;  // before | after | "" where it does not matter
  std::vector<std::string> words;
};

// A whole indicator by one expression: groups `number` (read by the number reader), `unit`, `metric`.
struct IndicatorPattern : RegexEntry {
  std::optional<Kind> kind;  // nothing: the unit's
};

// A part of expressions that has a name: {{number}}. Its id is that name; match and reject are whole texts.
struct Piece : Entry {
  std::string expression;  // pieces inside it put in
};

// What a head, a row's head or a line around a table says. `tells`: one of table_words(); `expression` is searched in
// the head without its blanks; its groups are told by table_word_form().
struct TableWord : RegexEntry {
  std::string tells;
  std::string value;
};

// Tokens of one kind to the phrase rules. Either a token is in it that is in one of the classes `any` and all of `all`
// and none of `none`, is one of `words` where there are any, and has `shortest` to `longest` code points; or the class
// stands for `expression`, of several tokens. Its name is the id behind "class.".
struct TokenClass : Entry {
  std::vector<std::string> any;
  std::vector<std::string> all;
  std::vector<std::string> none;
  std::vector<std::string> words;
  std::size_t shortest = 0;  // 0: any
  std::size_t longest = 0;
  std::string expression;
};

// What a sentence of this form says of one figure in it. `expression` is over tokens (phrase_expression.h), with the
// figure as {{figure}}; its groups `metric` and `base` are the words that say so.
inline constexpr std::string_view kUsualRole = "usual";
inline constexpr std::string_view kEarlierName = "earlier";
inline constexpr std::string_view kNoName = "none";

struct PhraseRule : Entry {
  std::string expression;
  bool last = false;            // only where nothing else said it; else before all that does
  std::optional<bool> refused;  // false: it stands, whatever rules behind this one say
  std::optional<Comparator> comparator;
  std::optional<Change> change;
  std::optional<Role> role;
  bool usual_role = false;  // what the document and the section say, whatever words stand before the figure

  bool earlier_name = false;                // named as the figure before it
  bool no_name = false;                     // the words say of no thing that it is its figure
  std::optional<TokenExpression> compiled;  // of packs that were loaded or compiled; its letters are PackSet::terms

  [[nodiscard]] bool tells_role() const { return role || usual_role; }
};

// A way of reading that is code, by the id that `explain` prints.
struct Step : Entry {};

struct PackSet {
  std::vector<Unit> units;
  std::vector<Heading> headings;
  std::vector<Line> lines;
  std::vector<Exclusion> exclusions;
  std::vector<Cue> cues;
  std::vector<IndicatorPattern> indicators;
  std::vector<TableWord> tables;
  std::vector<TokenClass> classes;
  std::vector<PhraseRule> phrases;
  std::vector<Step> steps;
  std::vector<Piece> pieces;
  std::vector<std::string> terms;  // what the phrase rules speak of, in the order of their letters
  // Read from the table that the program was built with: the compiled words tell of these entries by their places.
  bool as_built = false;
};

}  // namespace zhibiao::patterns
