#include "extract/proposals.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>
#include <utility>

#include "base/regex.h"
#include "base/utf8.h"
#include "text/folded_text.h"

namespace zhibiao::extract {
namespace {

using State = Correction::State;

constexpr std::string_view kNumber = "{{number}}";
constexpr std::size_t kContext = 2;  // characters on either side that tell one place from others
constexpr auto kWordSizes = std::to_array<std::size_t>({2, 3, 4, 1});  // of a word that may have been missing

std::string quoted(std::string_view text) {
  std::string json = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      json += '\\';
      json += letter;
    } else if (static_cast<unsigned char>(letter) < 0x20) {
      json += fmt::format("\\u{:04x}", static_cast<unsigned>(letter));
    } else {
      json += letter;
    }
  }
  return json + '"';
}

std::string folded(const std::string& text) {
  text::FoldedText folded;
  folded.append(text, {0, text.size()});
  return folded.text();
}

// As an expression that matches it.
std::string literal(std::string_view text) {
  std::string expression;
  for (const char letter : text) {
    if (std::string_view("\\.+*?()|[]{}^$").find(letter) != std::string_view::npos) expression += '\\';
    expression += letter;
  }
  return expression;
}

// The last or the first so many characters.
std::string_view last(std::string_view text, std::size_t characters) {
  std::size_t at = text.size();
  for (; characters > 0 && at > 0; --characters) at = base::previous_code_point(text, at);
  return text.substr(at);
}
std::string_view first(std::string_view text, std::size_t characters) {
  std::size_t at = 0;
  for (; characters > 0 && at < text.size(); --characters) at += base::decode_code_point(text, at).size;
  return text.substr(0, at);
}

// Whether an ideograph begins and ends it and no sign parts it.
bool is_word(std::string_view text) {
  if (text.empty()) return false;
  for (std::size_t at = 0; at < text.size(); at += base::decode_code_point(text, at).size) {
    if (!base::begins_ideograph(text, at)) return false;
  }
  return true;
}

class Proposer {
 public:
  Proposer(const Correction& correction, const patterns::PackSet& packs, std::size_t number)
      : correction_(correction), packs_(packs), number_(number), sentence_(folded(correction.sentence)) {
    const std::string quote = folded(correction.quote);
    const std::size_t at = sentence_.find(quote);
    if (at == std::string::npos) return;
    before_ = std::string_view(sentence_).substr(0, at);
    after_ = std::string_view(sentence_).substr(at + quote.size());
    quote_ = quote;
    unit_at_ = end_of_number();
  }

  std::vector<Proposal> take() {
    if (quote_.empty()) return {};
    if (correction_.state == State::rejected) {
      exclude();
      return std::move(proposals_);
    }
    unit();
    word("comparator", "=");
    word("change", "none");
    role();
    indicator();
    return std::move(proposals_);
  }

 private:
  [[nodiscard]] std::string field(const std::string& name) const {
    const auto at = correction_.fields.find(name);
    return at == correction_.fields.end() ? "" : at->second;
  }

  // Where the quote's number ends: what the packs say a number is.
  [[nodiscard]] std::size_t end_of_number() const {
    const auto piece =
        std::find_if(packs_.pieces.begin(), packs_.pieces.end(), [](const auto& each) { return each.id == "number"; });
    if (piece == packs_.pieces.end()) return 0;
    const auto regex = base::Regex::compile(piece->expression);
    std::vector<std::optional<base::Range>> groups;
    if (!regex || !regex->match(quote_, 0, base::Regex::Anchor::start, groups) || !groups[0]) return 0;
    return groups[0]->end;
  }

  [[nodiscard]] std::string_view unit_word() const { return std::string_view(quote_).substr(unit_at_); }

  [[nodiscard]] bool is_known(std::string_view word) const {
    return std::any_of(packs_.units.begin(), packs_.units.end(), [&](const patterns::Unit& unit) {
      return std::find(unit.words.begin(), unit.words.end(), word) != unit.words.end();
    });
  }

  // The corrected sentence with what the entry must make of it; what else was wrong is other entries' to tell.
  [[nodiscard]] std::string example(const std::string& own) const {
    std::string json = "{\"text\": " + quoted(correction_.sentence) + ", \"quote\": " + quoted(correction_.quote);
    for (const std::string& name : {std::string("value"), std::string("unit"), own}) {
      if (!field(name).empty()) json += ", " + quoted(name) + ": " + quoted(field(name));
    }
    return json + "}";
  }

  void add(std::string_view list, std::string_view kind, const std::string& facts, const std::string& match) {
    proposals_.push_back(
        {std::string(list), fmt::format("{{\"id\": \"{}.learned-{}\", \"title\": {},\n     {},\n     "
                                        "\"match\": [{}]}}",
                                        kind, number_, quoted("corrected in " + correction_.place), facts, match)});
  }

  void unit() {
    const std::string_view word = unit_word();
    if (unit_at_ == 0 || word.empty() || is_known(word)) return;
    const std::string unit = field("unit").empty() ? std::string(word) : field("unit");
    add("units", "unit",
        fmt::format("\"kind\": {}, \"unit\": {}, \"words\": [{}]", quoted(field("kind")), quoted(unit), quoted(word)),
        example("kind"));
  }

  // A list of words next to the number that lacks one.
  void word(const std::string& cue, std::string_view none) {
    const std::string value = field(cue);
    if (value.empty() || value == none) return;
    if (const std::string_view between = behind_metric(); is_word(between)) this->cue(cue, value, "before", between);
    for (const std::size_t characters : kWordSizes) {
      const std::string_view front = last(before_, characters);
      const std::string_view back = first(after_, characters);
      if (is_word(front)) this->cue(cue, value, "before", front);
      if (cue == "comparator" && is_word(back)) this->cue(cue, value, "after", back);
    }
  }

  void cue(const std::string& cue, const std::string& value, std::string_view position, std::string_view word) {
    const std::string where = cue == "comparator" ? fmt::format("\"position\": \"{}\", ", position) : "";
    add("cues", cue,
        fmt::format("\"cue\": {}, \"value\": {}, {}\"words\": [{}]", quoted(cue), quoted(value), where, quoted(word)),
        example(cue));
  }

  // What stands between the name and the number: all of it says something of the number.
  [[nodiscard]] std::string_view behind_metric() const {
    const std::string metric = folded(field("metric"));
    const std::size_t at = metric.empty() ? std::string_view::npos : before_.rfind(metric);
    return at == std::string_view::npos ? std::string_view() : before_.substr(at + metric.size());
  }

  // The word that opens the clause, as 谋求 does; the strong kind tells also in a report of what was done.
  void role() {
    const std::string role = field("role");
    const auto opens = clause();
    for (const std::string& value : {role, std::string("strong_target")}) {
      if (value.empty() || (value != role && role != "target")) continue;
      for (const std::size_t characters : {std::size_t{2}, std::size_t{3}}) {
        if (is_word(first(opens, characters))) cue("role", value, "", first(opens, characters));
      }
    }
  }

  // What stands between the last sign of punctuation and the number.
  [[nodiscard]] std::string_view clause() const {
    std::size_t begin = before_.size();
    while (begin > 0) {
      const std::size_t at = base::previous_code_point(before_, begin);
      if (!base::begins_ideograph(before_, at)) break;
      begin = at;
    }
    return before_.substr(begin);
  }

  // The whole of it by one expression: the name with its own words between it and the number.
  void indicator() {
    if (unit_at_ == 0) return;
    const std::string metric = folded(field("metric"));
    std::string number = "(?P<number>" + std::string(kNumber) + ")";
    if (!unit_word().empty()) number += "(?P<unit>" + literal(unit_word()) + ")";
    const std::string facts = "\"kind\": " + quoted(field("kind")) + ",\n     \"expression\": ";
    if (const std::size_t at = before_.rfind(metric); !metric.empty() && at != std::string_view::npos) {
      add("indicators", "indicator",
          facts + quoted("(?P<metric>" + literal(metric) + ")" + literal(before_.substr(at + metric.size())) + number),
          example("metric"));
    }
    if (const std::size_t at = after_.find(metric); !metric.empty() && at != std::string_view::npos) {
      add("indicators", "indicator",
          facts + quoted(number + literal(after_.substr(0, at)) + "(?P<metric>" + literal(metric) + ")"),
          example("metric"));
    }
    const std::string_view context = last(before_, kContext);
    if (!context.empty()) add("indicators", "indicator", facts + quoted(literal(context) + number), example("kind"));
  }

  void exclude() {
    const std::string context = literal(last(before_, kContext));
    const std::string behind = literal(first(after_, kContext));
    if (unit_at_ > 0) {
      const std::string expression =
          context + "(?P<number>" + std::string(kNumber) + literal(unit_word()) + ")" + behind;
      add("exclusions", "exclusion", "\"expression\": " + quoted(expression), quoted(correction_.sentence));
    }
    const std::string expression = context + "(?P<number>" + literal(quote_) + ")" + behind;
    add("exclusions", "exclusion", "\"expression\": " + quoted(expression), quoted(correction_.sentence));
  }

  const Correction& correction_;
  const patterns::PackSet& packs_;
  std::size_t number_;
  std::string sentence_;
  std::string_view before_;
  std::string_view after_;
  std::string quote_;
  std::size_t unit_at_ = 0;
  std::vector<Proposal> proposals_;
};

}  // namespace

std::vector<Proposal> proposals(const Correction& correction, const patterns::PackSet& packs, std::size_t number) {
  return Proposer(correction, packs, number).take();
}

std::string pack_of(const std::vector<Proposal>& entries) {
  constexpr auto kLists = std::to_array<std::string_view>({"units", "exclusions", "cues", "indicators"});
  std::string pack = "{\n  \"pack\": \"learned\",\n  \"title\": \"Learned from corrections\"";
  for (const std::string_view list : kLists) {
    std::vector<std::string_view> those;
    for (const Proposal& each : entries) {
      if (each.list == list) those.push_back(each.entry);
    }
    if (!those.empty()) pack += fmt::format(",\n  \"{}\": [\n    {}\n  ]", list, fmt::join(those, ",\n    "));
  }
  return pack + "\n}\n";
}

}  // namespace zhibiao::extract
