#include "indicators/figure_steps.h"

#include <algorithm>
#include <utility>

#include "indicators/comparison.h"
#include "indicators/context.h"
#include "indicators/doubts.h"
#include "indicators/stated.h"
#include "indicators/times.h"

namespace zhibiao::indicators {
namespace {

using When = PhraseRules::When;

// What an exclusion covers is one word to the rest: 第一名, 2024年上半年.
std::vector<FixedWord> fixed_words(const std::vector<Excluded>& excluded, const std::vector<Time>& times,
                                   const std::vector<Candidate>& candidates) {
  std::vector<FixedWord> fixed;
  for (const auto& time : times) fixed.push_back({time.range, lexicon::Tag::time, time.until});
  for (const auto& out : excluded) {
    const bool known = std::any_of(times.begin(), times.end(), [&](const Time& time) {
      return time.range.begin < out.range.end && out.range.begin < time.range.end;
    });
    if (!known) fixed.push_back({out.range, out.time ? lexicon::Tag::time : lexicon::Tag::noun, false});
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

// Where figures may begin: of 2.3座桥梁, the item 2., behind its marker.
std::size_t first_figure(const outline::Outline& outline, std::size_t node, base::Range sentence,
                         std::string_view text) {
  if (node == outline::kNoNode || outline.nodes[node].marker.begin != sentence.begin) return sentence.begin;
  const std::size_t end = outline.nodes[node].marker.end;
  const auto is_digit = [&](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  const bool figure =
      end - sentence.begin >= 2 && end < sentence.end && text[end - 1] == '.' && is_digit(end - 2) && is_digit(end);
  return figure ? end : sentence.begin;
}

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

}  // namespace

FigureSteps::FigureSteps(const Rules& rules, const Reading& reading, KnownTokens& known)
    : rules_(rules), reading_(reading), text_(reading.layout.folded.text()) {
  line_.known = &known;
}

const std::vector<FigureSteps::Step>& FigureSteps::steps() {
  static const std::vector<Step> all = {
      &FigureSteps::find_candidates, &FigureSteps::take_own_patterns, &FigureSteps::end_where_none_stands,
      &FigureSteps::read_times,      &FigureSteps::refuse_by_text,    &FigureSteps::end_where_none_stands,
      &FigureSteps::split,           &FigureSteps::refuse_by_words,   &FigureSteps::drop_marker,
      &FigureSteps::tell_tokens,     &FigureSteps::read_contexts,     &FigureSteps::name,
      &FigureSteps::ask_last_rules,  &FigureSteps::compare,           &FigureSteps::record,
  };
  return all;
}

void FigureSteps::read(const Sentence& sentence, std::size_t node, std::optional<Role> section_role, FoundList& found) {
  sentence_ = &sentence;
  node_ = node;
  section_role_ = section_role;
  found_ = &found;
  ended_ = false;
  for (const Step step : steps()) {
    (this->*step)();
    if (ended_ || is_late()) return;
  }
}

// Only of a sentence that is cut off because it never ends; of others the document's sentences are asked.
bool FigureSteps::is_late() const { return sentence_->range.size() > kLongestSentence && reading_.deadline.passed(); }

bool FigureSteps::none_stands() const {
  return !reading_.with_refused && std::all_of(candidates_.begin(), candidates_.end(), [&](const Candidate& candidate) {
    if (candidate.refused_by == kUnread) return false;  // to be told of where no exclusion explains it
    return !candidate.refused_by.empty() || is_always_doubted(sentence_->range, candidate);
  });
}

void FigureSteps::find_candidates() {
  candidates_.clear();
  const base::Range range{first_figure(reading_.outline, node_, sentence_->range, text_), sentence_->range.end};
  rules_.candidates.find(text_, range, sentence_->beginnings, candidates_);
  keep_named(text_, rules_.words, candidates_);
}

void FigureSteps::take_own_patterns() {
  named_.clear();
  rules_.own.apply(text_, sentence_->range, rules_.candidates, candidates_, named_);
}

void FigureSteps::end_where_none_stands() {
  if (candidates_.empty() || none_stands()) end();
}

void FigureSteps::read_times() {
  excluded_.clear();
  times_.clear();
  rules_.exclusions.find(text_, sentence_->range, excluded_, times_);
  const bool without_year =
      std::any_of(times_.begin(), times_.end(), [](const Time& time) { return time.period.starts_with("-"); });
  if (without_year) set_years(year_of_section(), times_);
}

// A month in a section on another year than the document's is one of that year: 一、2023年工作回顾 in a report of 2024.
std::optional<int> FigureSteps::year_of_section() {
  if (node_ == outline::kNoNode) return reading_.layout.year;
  if (node_ == dated_node_) return dated_year_;
  dated_node_ = node_;
  dated_year_ = reading_.layout.year;
  const auto& nodes = reading_.outline.nodes;
  std::vector<Excluded> excluded;
  std::vector<Time> times;
  for (std::size_t node = node_; node != outline::kNoNode; node = nodes[node].parent) {
    if (nodes[node].placement != Placement::line) continue;
    excluded.clear();
    times.clear();
    rules_.exclusions.find(text_, nodes[node].title, excluded, times);
    const std::optional<int> year = only_year(times);
    if (year) dated_year_ = year;
    if (year) break;
  }
  return dated_year_;
}

void FigureSteps::refuse_by_text() {
  refuse_excluded(excluded_, candidates_);
  refuse_quoted(text_, *sentence_, candidates_);
  refuse_words(text_, sentence_->range, rules_.lexicon, rules_.units, workspace_, candidates_);
  doubt_units(text_, sentence_->range, rules_.lexicon, workspace_, candidates_);
}

void FigureSteps::split() {
  fixed_ = fixed_words(excluded_, times_, candidates_);
  read_words();
  rules_.phrases().read(text_, tokens_, candidates_, line_);
}

void FigureSteps::read_words() {
  read_tokens(text_, *sentence_, candidates_, fixed_, rules_.lexicon, rules_.words, workspace_, tokens_);
}

// A candidate that the words around it refuse is a word again to the others.
void FigureSteps::refuse_by_words() {
  bool again = false;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (tokens_[at].type != TokenType::candidate) continue;
    Candidate& candidate = candidates_[tokens_[at].candidate];
    if (candidate.own || !candidate.taken_by.empty()) continue;
    const patterns::PhraseRule* rule = rules_.phrases().ask(tokens_, at, When::refusing, line_).refused.rule;
    if (rule != nullptr) (*rule->refused ? candidate.refused_by : candidate.taken_by) = rule->id;
    again = again || !candidate.refused_by.empty();
  }
  if (!again) return;
  if (none_stands()) return end();
  read_words();
  rules_.phrases().read(text_, tokens_, candidates_, line_);
}

// The marker of its section is no word of the sentence that it opens, and nothing in it a figure: the .9 of ①.9%. Nor
// is a title that reaches to a blank, as in a text without line ends: 二、渡口概况 现有渡船9艘。
void FigureSteps::drop_marker() {
  const auto& nodes = reading_.outline.nodes;
  if (node_ == outline::kNoNode || nodes[node_].marker.begin != sentence_->range.begin) return;
  const std::size_t marker_end = nodes[node_].marker.end;
  const std::size_t title_end = nodes[node_].title.end;
  const bool blank = title_end > marker_end && title_end < sentence_->range.end && text_[title_end] == ' ';
  const bool apart = blank && std::ranges::none_of(candidates_, [&](const Candidate& candidate) {
                       return marker_end <= candidate.range.begin && candidate.range.begin < title_end;
                     });
  const std::size_t end = apart ? title_end : marker_end;
  const auto first =
      std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.range.begin >= end; });
  for (Candidate& candidate : candidates_) {
    if (candidate.range.begin < marker_end) candidate.refuse("number.section");
  }
  if (first == tokens_.begin()) return;
  tokens_.erase(tokens_.begin(), first);
  rules_.phrases().read(text_, tokens_, candidates_, line_);
}

void FigureSteps::tell_tokens() {
  if (reading_.tokens == nullptr) return;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto names = rules_.phrases().classes_of(line_, i);
    reading_.tokens->push_back({tokens_[i].range, {names.begin(), names.end()}});
  }
}

void FigureSteps::read_contexts() {
  settle_times(text_, tokens_, candidates_, reading_.layout.year, times_);
  brackets_ = find_brackets(text_, tokens_);
  figures_.clear();
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (tokens_[at].type != TokenType::candidate) continue;
    if (is_late()) return end();
    const Candidate& candidate = candidates_[tokens_[at].candidate];
    figures_.push_back({at, &candidate, read_context(text_, tokens_, at, candidate), {}, {}, {}});
    apply(rules_.phrases().ask(tokens_, at, When::first, line_), true, figures_.back());
  }
}

void FigureSteps::name() {
  find_metrics(text_, tokens_, brackets_, rules_.units, {text_, tokens_, line_, rules_.names()}, figures_);
}

void FigureSteps::ask_last_rules() {
  for (Figure& figure : figures_) {
    apply(rules_.phrases().ask(tokens_, figure.token, When::last, line_), false, figure);
  }
}

void FigureSteps::compare() { settle_comparisons(text_, tokens_, brackets_, figures_); }

// Of a candidate, taken or refused.
Found FigureSteps::record_of(const Candidate& candidate) const {
  Found record;
  record.text = candidate.range;
  record.sentence = sentence_->range;
  record.node = node_;
  record.kind = candidate.kind;
  record.unit = candidate.unit_name;
  record.pattern = candidate.pattern;
  record.placeholder = candidate.quantity.form == NumberForm::placeholder;
  if (!record.placeholder) {
    record.value = candidate.quantity.value.decimal();
    if (candidate.quantity.high) record.high = candidate.quantity.high->decimal();
    record.stated = stated(text_, candidate);
  }
  record.refused = !candidate.refused_by.empty();
  return record;
}

void FigureSteps::put_evidence(const Figure& figure, const RoleFound& role, Found& record) const {
  const Candidate& candidate = *figure.candidate;
  record.evidence.push_back({"value", record.pattern, candidate.number});
  if (!candidate.unit.empty()) record.evidence.push_back({"unit", record.pattern, candidate.unit});
  if (!candidate.taken_by.empty()) {
    record.evidence.push_back({"taken", std::string(candidate.taken_by), candidate.range});
  }
  for (const auto& cue : figure.context.cues) {
    record.evidence.push_back({std::string(cue.field), std::string(cue.rule), cue.word});
  }
  record.evidence.push_back({"role", std::string(role.rule), role.word});
  const std::string_view rule = figure.metric.rule.empty() ? "metric.none" : figure.metric.rule;
  record.evidence.push_back({"metric", std::string(rule), figure.metric.name.value_or(base::Range{})});
}

void FigureSteps::record() {
  const SentenceRoles roles(reading_.layout, reading_.document, section_role_, tokens_, times_);
  std::size_t next = 0;
  for (const Candidate& candidate : candidates_) {
    if (!candidate.refused_by.empty()) {
      const bool counts =
          candidate.quantity.form == NumberForm::doubling || rules_.candidates.has_unit_at(text_, candidate.range.end);
      const bool unread = candidate.refused_by == kUnread && counts;
      if (!reading_.with_refused && !unread) continue;
      Found record = record_of(candidate);
      record.unread = unread;
      record.evidence.push_back({"refused", std::string(candidate.refused_by), candidate.range});
      found_->push_back(record);
      continue;
    }
    const Figure& figure = figures_[next++];
    Found record = record_of(candidate);
    record.metric = figure.metric.name;
    for (const auto& metric : named_) {
      if (metric.candidate == candidate.range.begin) record.metric = metric.metric;
    }
    record.comparator = figure.context.comparator;
    record.change = figure.context.change;
    // What an old level is held against is the other figure's: 较上年7.2亿元增长8%.
    if (record.change != Change::none || record.kind == Kind::multiple) record.base = figure.context.base;
    const RoleFound role = roles.of(figure);
    record.role = role.role;
    if (auto period = period_of(times_, candidate.range); !period.empty()) record.period = std::move(period);
    if (reading_.with_refused) put_evidence(figure, role, record);
    found_->push_back(record);
  }
}

void FigureSteps::split_alone(std::string_view text, const Sentence& sentence) {
  text_ = text;
  sentence_ = &sentence;
  find_candidates();
  excluded_.clear();
  times_.clear();
  rules_.exclusions.find(text_, sentence.range, excluded_, times_);
  refuse_excluded(excluded_, candidates_);
  fixed_ = fixed_words(excluded_, times_, candidates_);
  read_words();
}

}  // namespace zhibiao::indicators
