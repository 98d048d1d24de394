#include "indicators/indicators.h"

#include <algorithm>
#include <utility>

#include "indicators/candidates.h"
#include "indicators/comparison.h"
#include "indicators/context.h"
#include "indicators/doubts.h"
#include "indicators/exclusions.h"
#include "indicators/metric.h"
#include "indicators/own_patterns.h"
#include "indicators/phrase.h"
#include "indicators/phrase_rules.h"
#include "indicators/role.h"
#include "indicators/sentences.h"
#include "indicators/stated.h"
#include "indicators/times.h"
#include "indicators/unit_reader.h"
#include "indicators/words.h"
#include "patterns/cue_groups.h"

namespace zhibiao::indicators {
namespace {

// What an exclusion covers is one word to the rest: 第一名, 2024年上半年.
std::vector<FixedWord> fixed_words(const std::vector<Excluded>& excluded, const std::vector<Time>& times,
                                   const std::vector<Candidate>& candidates) {
  std::vector<FixedWord> fixed;
  for (const auto& time : times) fixed.push_back({time.range, lexicon::Tag::time});
  for (const auto& out : excluded) {
    const bool known = std::any_of(times.begin(), times.end(), [&](const Time& time) {
      return time.range.begin < out.range.end && out.range.begin < time.range.end;
    });
    if (!known) fixed.push_back({out.range, out.time ? lexicon::Tag::time : lexicon::Tag::noun});
  }
  // What a pack's own pattern takes is a figure, whatever an exclusion says.
  std::erase_if(fixed, [&](const FixedWord& word) {
    return std::any_of(candidates.begin(), candidates.end(), [&](const Candidate& candidate) {
      return candidate.own && candidate.range.begin < word.range.end && word.range.begin < candidate.range.end;
    });
  });
  std::sort(fixed.begin(), fixed.end(), [](const FixedWord& a, const FixedWord& b) {
    return a.range.begin != b.range.begin ? a.range.begin < b.range.begin : a.range.end > b.range.end;
  });
  return fixed;
}

// The marker of its section is no word of the sentence that it opens, and nothing in it a figure: the .9 of ①.9%.
void drop_marker(const outline::Outline& outline, std::size_t node, base::Range sentence, std::vector<Token>& tokens,
                 std::vector<Candidate>& candidates) {
  if (node == outline::kNoNode || outline.nodes[node].marker.begin != sentence.begin) return;
  const std::size_t end = outline.nodes[node].marker.end;
  const auto first =
      std::find_if(tokens.begin(), tokens.end(), [&](const Token& token) { return token.range.begin >= end; });
  tokens.erase(tokens.begin(), first);
  for (Candidate& candidate : candidates) {
    if (candidate.range.begin < end) candidate.refuse("number.section");
  }
}

// Where figures may begin: of 2.3座桥梁, the item 2., behind its marker.
std::size_t first_figure(const outline::Outline& outline, std::size_t node, base::Range sentence,
                         std::string_view text) {
  if (node == outline::kNoNode || outline.nodes[node].marker.begin != sentence.begin) return sentence.begin;
  const std::size_t end = outline.nodes[node].marker.end;
  const bool figure = end < sentence.end && text[end - 1] == '.' && text[end] >= '0' && text[end] <= '9';
  return figure ? end : sentence.begin;
}

using When = PhraseRules::When;

// Puts in what phrase rules say: of the `first` rank before anything else is read, of the last where nothing was told.
void apply(const PhraseSays& says, bool first, Figure& figure) {
  Context& context = figure.context;
  const auto note = [&](std::string_view field, const PhraseSays::Told& told) {
    context.cues.push_back({field, told.rule->id, told.words});
  };
  if (says.metric.rule != nullptr && !figure.metric.name) figure.metric = {says.metric.words, says.metric.rule->id};
  if (says.comparator.rule != nullptr && (first || context.comparator == Comparator::equal)) {
    context.comparator = *says.comparator.rule->comparator;
    note("comparator", says.comparator);
  }
  if (says.change.rule != nullptr && (first || context.change == Change::none)) {
    context.change = *says.change.rule->change;
    note("change", says.change);
  }
  if (says.base.rule != nullptr && (first || !context.base)) {
    context.base = says.base.words;
    note("base", says.base);
  }
  if (says.role.rule != nullptr && figure.role.rule == nullptr) figure.role = says.role;
  if (figure.earlier.rule == nullptr) figure.earlier = says.earlier;
}

// By a phrase rule, or by the words before the figure.
RoleFound role_of(const Figure& figure, const SentenceRoles& roles) {
  const patterns::PhraseRule* rule = figure.role.rule;
  if (rule != nullptr && rule->usual_role) {
    const RoleFound role = roles.without_words(figure.token);
    return role.word.empty() ? RoleFound{role.role, rule->id, figure.role.words} : role;  // a year tells more
  }
  RoleFound role = roles.of(figure.token);
  if (rule == nullptr || (rule->last && !role.word.empty())) return role;
  return {*rule->role, rule->id, figure.role.words};
}

}  // namespace

// What the stages of a sentence leave each other; kept from one sentence to the next.
struct SentenceWork {
  DocumentRole document;
  std::vector<Candidate> figures;
  std::vector<NamedMetric> named;
  std::vector<Excluded> excluded;
  std::vector<Time> times;
  std::vector<Token> tokens;
  Workspace reading;
  TokenLine line;
  std::vector<ReadToken>* told = nullptr;  // where the words of sentences are wanted
};

struct IndicatorReader::Rules {
  Rules(const patterns::PackSet& packs, std::string_view word_list)
      : lexicon(word_list, patterns::cue_words(packs)),
        candidates(packs),
        whole_words(cue_trie(packs, "classifier", "none")),
        sentences(candidates.numbers()),
        own(packs.indicators),
        exclusions(packs.exclusions, candidates.numbers()),
        words(packs, lexicon),
        heads(packs.cues),
        phrases(packs),
        roles(packs.cues) {}

  FoundList read(const layout::PageLayout& layout, const outline::Outline& outline, const base::Deadline& deadline,
                 bool with_refused, std::vector<ReadToken>* tokens) const;
  void read_sentence(const layout::PageLayout& layout, const outline::Outline& outline, std::size_t node,
                     std::optional<Role> section_role, const Sentence& sentence, const base::Deadline& deadline,
                     bool with_refused, SentenceWork& work, FoundList& found) const;

  lexicon::Lexicon lexicon;
  CandidateFinder candidates;
  patterns::WordTrie whole_words;  // begin as a classifier does and hold none
  SentenceReader sentences;
  OwnPatterns own;
  Exclusions exclusions;
  Words words;
  UnitHeads heads;
  PhraseRules phrases;
  RoleReader roles;
};

void IndicatorReader::Rules::read_sentence(const layout::PageLayout& layout, const outline::Outline& outline,
                                           std::size_t node, std::optional<Role> section_role, const Sentence& sentence,
                                           const base::Deadline& deadline, bool with_refused, SentenceWork& work,
                                           FoundList& found) const {
  const std::string_view text = layout.folded.text();
  auto& [document, all_candidates, named, excluded, times, tokens, reading, line, told] = work;
  std::vector<Candidate>& figures = all_candidates;  // lambdas of clang 14 capture no structured binding
  figures.clear();
  named.clear();
  const bool endless = sentence.range.size() > kLongestSentence;
  const auto late = [&] { return endless && deadline.passed(); };
  const std::size_t first = first_figure(outline, node, sentence.range, text);
  candidates.find(text, {first, sentence.range.end}, sentence.beginnings, figures);
  keep_named(text, words, figures);
  own.apply(text, sentence.range, candidates, figures, named);
  const auto none_stands = [&] {
    return !with_refused && std::all_of(figures.begin(), figures.end(), [&](const Candidate& candidate) {
      if (candidate.refused_by == kUnread) return false;  // to be told of where no exclusion explains it
      return !candidate.refused_by.empty() || is_always_doubted(sentence.range, candidate);
    });
  };
  if (figures.empty() || none_stands() || late()) return;

  excluded.clear();
  times.clear();
  exclusions.find(text, sentence.range, excluded, times);
  set_years(layout.year, times);
  refuse_excluded(excluded, figures);
  refuse_quoted(text, sentence, figures);
  refuse_words(text, sentence.range, lexicon, words, reading, figures);
  refuse_section_numbers(text, sentence.range, lexicon, reading, figures);
  take_words_from_units(text, sentence.range, lexicon, whole_words, reading, figures);
  if (none_stands() || late()) return;

  const auto fixed = fixed_words(excluded, times, figures);
  read_tokens(text, sentence, figures, fixed, lexicon, words, reading, tokens);
  phrases.read(text, tokens, figures, line);
  // A candidate that its context refuses is a word again to the others.
  bool again = false;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].type != TokenType::candidate) continue;
    Candidate& candidate = figures[tokens[at].candidate];
    if (candidate.own) continue;
    candidate.refused_by = doubt(text, tokens, at, candidate);
    if (candidate.refused_by.empty()) {
      const PhraseSays says = phrases.ask(tokens, at, When::refusing, line);
      if (says.refused.rule != nullptr) candidate.refused_by = says.refused.rule->id;
    }
    again = again || !candidate.refused_by.empty();
  }
  if (again && none_stands()) return;
  if (again) read_tokens(text, sentence, figures, fixed, lexicon, words, reading, tokens);
  const std::size_t all_tokens = tokens.size();
  drop_marker(outline, node, sentence.range, tokens, figures);
  if (again || tokens.size() != all_tokens) phrases.read(text, tokens, figures, line);
  for (std::size_t i = 0; told != nullptr && i < tokens.size(); ++i) {
    const auto names = phrases.classes_of(line, i);
    told->push_back({tokens[i].range, {names.begin(), names.end()}});
  }
  settle_times(text, tokens, figures, times);
  const Brackets brackets = find_brackets(text, tokens);
  std::vector<Figure> read;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].type != TokenType::candidate) continue;
    if (late()) return;
    const Candidate& candidate = figures[tokens[at].candidate];
    read.push_back({at, &candidate, read_context(text, tokens, brackets, at, candidate), {}, {}, {}});
    apply(phrases.ask(tokens, at, When::first, line), true, read.back());
  }
  find_metrics(text, tokens, brackets, heads, read);
  if (late()) return;
  for (Figure& figure : read) {
    apply(phrases.ask(tokens, figure.token, When::last, line), false, figure);
  }
  settle_comparisons(text, tokens, brackets, read);

  const SentenceRoles sentence_roles(text, layout, document, section_role, tokens, times);
  std::size_t next = 0;
  for (const auto& candidate : figures) {
    Found item;
    item.text = candidate.range;
    item.sentence = sentence.range;
    item.node = node;
    item.kind = candidate.kind;
    item.unit = candidate.unit_name;
    item.pattern = candidate.pattern;
    item.placeholder = candidate.figure.form == NumberForm::placeholder;
    if (!item.placeholder) {
      item.value = candidate.figure.value.decimal();
      if (candidate.figure.high) item.high = candidate.figure.high->decimal();
      item.stated = stated(text, candidate);
    }
    if (!candidate.refused_by.empty()) {
      const bool counts =
          candidate.figure.form == numbers::NumberForm::doubling || candidates.has_unit_at(text, candidate.range.end);
      item.unread = candidate.refused_by == kUnread && counts;
      if (!with_refused && !item.unread) continue;
      item.refused = true;
      item.evidence.push_back({"refused", std::string(candidate.refused_by), candidate.range});
      found.push_back(item);
      continue;
    }
    const Figure& figure = read[next++];
    item.metric = figure.metric.name;
    for (const auto& metric : named) {
      if (metric.candidate == candidate.range.begin) item.metric = metric.metric;
    }
    item.comparator = figure.context.comparator;
    item.change = figure.context.change;
    item.base = figure.context.base;
    const RoleFound role = role_of(figure, sentence_roles);
    item.role = role.role;
    if (auto period = period_of(times, candidate.range); !period.empty()) item.period = std::move(period);
    if (with_refused) {
      item.evidence.push_back({"value", item.pattern, candidate.number});
      if (!candidate.unit.empty()) item.evidence.push_back({"unit", item.pattern, candidate.unit});
      for (const auto& cue : figure.context.cues) {
        item.evidence.push_back({std::string(cue.field), std::string(cue.rule), cue.word});
      }
      item.evidence.push_back({"role", std::string(role.rule), role.word});
      const std::string_view rule = figure.metric.rule.empty() ? "metric.none" : figure.metric.rule;
      item.evidence.push_back({"metric", std::string(rule), figure.metric.name.value_or(base::Range{})});
    }
    found.push_back(item);
  }
}

IndicatorReader::IndicatorReader(const patterns::PackSet& packs, std::string_view word_list)
    : rules_(std::make_unique<const Rules>(packs, word_list)) {}

IndicatorReader::~IndicatorReader() = default;

bool IndicatorReader::is_of_class(std::string_view name, std::string_view text) const {
  bool is = false;
  Sentence room;
  rules_->sentences.read(text, {0, text.size()}, {}, room, [&](const Sentence& sentence) {
    std::vector<Candidate> figures;
    std::vector<Token> tokens;
    Workspace reading;
    rules_->candidates.find(text, sentence.range, sentence.beginnings, figures);
    read_tokens(text, sentence, figures, {}, rules_->lexicon, rules_->words, reading, tokens);
    is = rules_->phrases.is_of_class(name, text, tokens, figures);
  });
  return is;
}

const CandidateFinder& IndicatorReader::candidates() const { return rules_->candidates; }
const Exclusions& IndicatorReader::exclusions() const { return rules_->exclusions; }
const RoleReader& IndicatorReader::roles() const { return rules_->roles; }

FoundList IndicatorReader::Rules::read(const layout::PageLayout& layout, const outline::Outline& outline,
                                       const base::Deadline& deadline, bool with_refused,
                                       std::vector<ReadToken>* tokens) const {
  FoundList found;
  SentenceWork work;
  auto known = phrases.known();
  work.line.known = &*known;
  Sentence room;
  work.document = roles.document(layout);
  work.told = tokens;
  const auto section_roles = roles.section_roles(layout, outline, work.document);
  for (const auto& paragraph : layout.paragraphs) {
    if (deadline.passed()) break;
    bool review = false;  // a heading inside the paragraph looks back
    sentences.read(layout.folded.text(), paragraph.text, outline, room, [&](const Sentence& sentence) {
      if (sentence.beginnings.empty() || deadline.passed()) return;
      const std::size_t node = outline.node_at(sentence.range.begin);
      auto role = node == outline::kNoNode ? std::nullopt : section_roles[node];
      if (paragraph.role) role = paragraph.role;
      if (!role && work.document.usual == Role::target) {
        review = review || roles.is_review(layout.folded.text(), sentence);
        if (review) role = Role::actual;
      }
      read_sentence(layout, outline, node, role, sentence, deadline, with_refused, work, found);
    });
  }
  return found;
}

FoundList IndicatorReader::read_all(const layout::PageLayout& layout, const outline::Outline& outline,
                                    const base::Deadline& deadline, std::vector<ReadToken>* tokens) const {
  return rules_->read(layout, outline, deadline, true, tokens);
}

FoundList IndicatorReader::read(const layout::PageLayout& layout, const outline::Outline& outline,
                                const base::Deadline& deadline) const {
  return rules_->read(layout, outline, deadline, false, nullptr);
}

}  // namespace zhibiao::indicators
