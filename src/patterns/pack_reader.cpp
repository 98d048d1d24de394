#include "patterns/pack_reader.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "patterns/cue_groups.h"
#include "patterns/expression.h"
#include "patterns/message_rows.h"
#include "patterns/pack_format.h"
#include "zhibiao/names.h"

namespace zhibiao::patterns {
namespace {

struct OrdinalName {
  std::string_view name;
  OrdinalStyle style;
};
constexpr OrdinalName kOrdinals[] = {{"none", OrdinalStyle::none},     {"chinese", OrdinalStyle::chinese},
                                     {"arabic", OrdinalStyle::arabic}, {"circled", OrdinalStyle::circled},
                                     {"roman", OrdinalStyle::roman},   {"letter", OrdinalStyle::letter}};

std::vector<std::string_view> ordinal_names() {
  std::vector<std::string_view> names;
  for (const OrdinalName& ordinal : kOrdinals) names.push_back(ordinal.name);
  return names;
}

std::vector<std::string_view> kind_names() {
  std::vector<std::string_view> names;
  for (const auto& [kind, name] : NameTable<Kind>::rows) names.push_back(name);
  return names;
}

std::vector<std::string_view> cue_names() {
  std::vector<std::string_view> names;
  for (const CueGroup& group : cue_groups()) names.push_back(group.cue);
  return names;
}

std::vector<std::string_view> role_names() {
  std::vector<std::string_view> names;
  for (const LineRole& role : line_roles()) names.push_back(role.role);
  return names;
}

std::vector<std::string_view> tells_names() {
  std::vector<std::string_view> names;
  for (const LineRole& word : table_words()) names.push_back(word.role);
  return names;
}

bool is_piece_name(std::string_view name) {
  const auto allowed = [](char byte) {
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9') || byte == '_';
  };
  return !name.empty() && std::all_of(name.begin(), name.end(), allowed);
}

// A value out of a closed list, one with "" in it needs none; an open list takes anything.
void read_value(EntryReader& reader, const std::vector<std::string_view>& allowed, std::string& value) {
  if (allowed.empty()) {
    value = reader.text("value");
    return;
  }
  const bool needed = std::find(allowed.begin(), allowed.end(), "") == allowed.end();
  if (needed && reader.find("value") == nullptr) {
    reader.fail("missing-key", "value", rows::kThisEntryLacksValue(), name_hint("", allowed));
    return;
  }
  value = reader.choice("value", allowed);
}

}  // namespace

PackReader::PackReader(std::string file, std::string_view json, bool user)
    : mistakes_(std::move(file), json), user_(user) {
  parsed_ = parse_json(mistakes_, root_);
  if (!parsed_) return;
  if (root_.type != JsonType::object) {
    parsed_ = false;
    mistakes_.add("wrong-type", root_.range, rows::kPackMustBeObjectNot(type_name(root_.type)),
                  rows::kWrite(R"({"pack": "my-pack", "title": "...", "units": [...]})"));
    return;
  }
  check_keys(root_, pack_keys(), "pack", mistakes_);
}

const JsonNode* PackReader::list(const EntryForm& form) const {
  const JsonNode* found = root_.find(form.list);
  return found != nullptr && found->type == JsonType::array ? found : nullptr;
}

template <class T, class ReadRest>
void PackReader::read_list(const EntryForm& form, std::vector<T>& entries, ReadRest read_rest) {
  const JsonNode* nodes = list(form);
  if (nodes == nullptr) return;
  for (const JsonNode& node : nodes->values) {
    T entry;
    EntryReader reader(node, form, mistakes_);
    reader.read(entry);
    entry.user = user_;
    if (const JsonNode* id = reader.find("id"); id != nullptr && !entry.id.empty()) {
      claims.push_back({entry.id, form.list, id->range});
    }
    read_rest(reader, entry);
    if (reader.good()) entries.push_back(std::move(entry));
  }
}

void PackReader::read_pieces(Pieces& pieces) {
  const JsonNode* object = root_.find("pieces");
  if (object == nullptr || object->type != JsonType::object) return;
  for (const JsonMember& member : object->members) {
    if (member.key == Pieces::kUnit) {
      mistakes_.add("reserved-piece", member.key_range, rows::kPieceUnitIsReserved(), rows::kAddUnit());
    } else if (!is_piece_name(member.key)) {
      mistakes_.add("bad-piece-name", member.key_range, rows::kPieceNameSigns(), rows::kForExample("my_piece"));
    } else {
      read_piece(member, object->values[member.value], pieces);
    }
  }
}

void PackReader::read_piece(const JsonMember& member, const JsonNode& value, Pieces& pieces) {
  Piece piece;
  piece.id = member.key;
  piece.file = mistakes_.file();
  piece.line = mistakes_.line(member.key_range.begin);
  piece.user = user_;
  claims.push_back({member.key, piece_form().list, member.key_range});

  const JsonNode* expression = &value;
  const JsonNode* words = &value;
  if (value.type == JsonType::object) {
    EntryReader reader(value, piece_form(), mistakes_);
    piece.title = reader.text("title");
    reader.read_examples(piece);
    expression = reader.find("expression");
    words = reader.find("words");
    if (reader.good() && (expression == nullptr) == (words == nullptr)) {
      reader.fail("missing-key", "pieces", rows::kPieceNeedsEither(member.key), rows::kWordsOrExpression());
    }
    if (!reader.good()) return pieces.add_broken(member.key);
  }
  if (words != nullptr && words->type == JsonType::array) {
    std::vector<std::string> list;
    if (!read_words(*words, "piece", mistakes_, list)) return pieces.add_broken(member.key);
    pieces.add(member.key, alternation(std::move(list)), words, &mistakes_);
  } else if (expression != nullptr && expression->type == JsonType::string) {
    pieces.add(member.key, expression->text, expression, &mistakes_);
  } else {
    mistakes_.add("wrong-type", value.range, rows::kPieceMustBe(type_name(value.type)),
                  rows::kWrite(R"("name": "expression" or "name": ["word", "word"])"));
    return pieces.add_broken(member.key);
  }
  packs.pieces.push_back(std::move(piece));
}

void PackReader::read_units() {
  read_list(unit_form(), packs.units, [](EntryReader& reader, Unit& unit) {
    unit.kind = value_of<Kind>(reader.choice("kind", kind_names())).value_or(Kind::count);
    unit.unit = reader.text("unit");
    unit.words = reader.words("words");
  });
}

void PackReader::report_word(const Unit& unit, const std::string& word, const std::string& other) {
  base::Range where;
  for (const JsonNode& node : list(unit_form())->values) {
    const JsonNode* id = node.find("id");
    const JsonNode* words = node.find("words");
    if (id == nullptr || words == nullptr || id->text != unit.id) continue;
    for (const JsonNode& written : words->values) {
      if (written.text == word) where = written.range;
    }
  }
  mistakes_.add("word-of-other-unit", where, rows::kIsAlreadyWordOf(word, other), rows::kOneUnitOnly());
}

void PackReader::read_classes() {
  read_list(class_form(), packs.classes,
            [](EntryReader& reader, TokenClass& token_class) { read_class(reader, token_class); });
}

void PackReader::read_phrases(TokenClassNames& classes) {
  for (const TokenClass& token_class : packs.classes) check_class(token_class, *list(class_form()), classes, mistakes_);
  read_list(phrase_form(), packs.phrases, [&](EntryReader& reader, PhraseRule& rule) {
    read_phrase(reader, classes, packs.phrases, mistakes_, rule);
  });
  read_list(step_form(), packs.steps, [](EntryReader&, Step&) {});
}

void PackReader::report_list(const Derivation& derivation, const std::string& id,
                             const std::vector<std::string_view>& known) {
  base::Range where;
  for (const JsonNode& node : list(cue_form())->values) {
    const JsonNode* of = node.find("of");
    const JsonNode* written = node.find("id");
    if (of == nullptr || written == nullptr || written->text != derivation.id) continue;
    for (const JsonNode& name : of->values) {
      if (name.text == id) where = name.range;
    }
  }
  const std::string_view near = nearest_name(id, known);
  mistakes_.add("unknown-list", where, rows::kNoListHasTheId(id), near.empty() ? Message{} : name_hint(id, known));
}

std::string PackReader::read_expression(EntryReader& reader, const EntryForm& form, const Pieces& pieces, bool check) {
  const JsonNode* written = reader.find("expression");
  if (written == nullptr) return {};
  auto expanded = pieces.expand(written->text, *written, mistakes_);
  if (!expanded || (check && !check_expression(*expanded, written->text, *written, mistakes_, &form))) {
    reader.spoil();
    return {};
  }
  return *std::move(expanded);
}

// Those of the entry, and those of its file.
void PackReader::read_cue_words(EntryReader& reader, WordLists& lists, Cue& cue) {
  cue.words = reader.words("words");
  Derivation derivation{cue.id, reader.words("of"), reader.words("before"), reader.words("behind")};
  const bool made = !derivation.before.empty() || !derivation.behind.empty();
  const bool derived = !derivation.of.empty();
  if (reader.good() && made != derived) {
    reader.fail("missing-key", made ? "of" : "behind", rows::kLacks("cue '" + cue.id + "'", made ? "of" : "behind"),
                rows::kOfAndBehind());
  }
  if (derived) derivations.push_back(std::move(derivation));
  const WordList* list = cue.id.empty() ? nullptr : lists.use(cue.id, user_);
  if (list == nullptr) {
    if (reader.find("words") == nullptr && !derived && reader.good()) {
      reader.fail("missing-key", "words", rows::kLacks("cue '" + cue.id + "'", "words"),
                  rows::kNameWordsOrFile(cue.id));
    }
    return;
  }
  for (const std::string& word : list->words) {
    if (std::find(cue.words.begin(), cue.words.end(), word) == cue.words.end()) cue.words.push_back(word);
  }
}

void PackReader::read_expressions(const Pieces& pieces, WordLists& lists, bool check) {
  for (Piece& piece : packs.pieces) piece.expression = pieces.expanded(piece.id).value_or("");

  read_list(heading_form(), packs.headings, [&](EntryReader& reader, Heading& heading) {
    heading.expression = read_expression(reader, heading_form(), pieces, check);
    const std::string ordinal = reader.choice("ordinal", ordinal_names());
    for (const OrdinalName& known : kOrdinals) {
      if (known.name == ordinal) heading.ordinal = known.style;
    }
    heading.inline_items = reader.flag("inline");
    heading.own_line = reader.flag("own_line");
    heading.confirmed = reader.flag("confirmed");
    heading.series = reader.text("series");
  });

  read_list(line_form(), packs.lines, [&](EntryReader& reader, Line& line) {
    line.expression = read_expression(reader, line_form(), pieces, check);
    line.role = reader.choice("role", role_names());
    line.longest = reader.count("longest");
    if (const LineRole* role = find_line_role(line.role)) read_value(reader, role->values, line.value);
  });

  read_list(exclusion_form(), packs.exclusions, [&](EntryReader& reader, Exclusion& exclusion) {
    exclusion.expression = read_expression(reader, exclusion_form(), pieces, check);
  });

  read_list(cue_form(), packs.cues, [&](EntryReader& reader, Cue& cue) {
    cue.cue = reader.choice("cue", cue_names());
    cue.position = reader.choice("position", {"before", "after", ""});
    read_cue_words(reader, lists, cue);
    const CueGroup* group = find_cue_group(cue.cue);
    if (group == nullptr) return;
    read_value(reader, group->values, cue.value);
    for (const std::string& word : cue.words) {
      if (cue.cue != "pair" || base::count_code_points(word) > 1) continue;
      reader.fail("no-pair", "words", rows::kNoPairOfSigns(word), rows::kWriteBothSigns());
    }
    if (group->needs_position && cue.position.empty()) {
      reader.fail("missing-key", "position", rows::kThisLacksPosition(cue.cue), rows::kSayBeforeOrAfter());
    }
  });

  read_list(indicator_form(), packs.indicators, [&](EntryReader& reader, IndicatorPattern& indicator) {
    indicator.expression = read_expression(reader, indicator_form(), pieces, check);
    indicator.kind = value_of<Kind>(reader.choice("kind", kind_names()));
  });

  read_list(table_form(), packs.tables, [&](EntryReader& reader, TableWord& word) {
    word.expression = read_expression(reader, table_form(), pieces, check);
    word.tells = reader.choice("tells", tells_names());
    if (const LineRole* tells = find_table_word(word.tells)) read_value(reader, tells->values, word.value);
  });
}

}  // namespace zhibiao::patterns
