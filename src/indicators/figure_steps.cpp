#include "indicators/figure_steps.h"

#include <algorithm>
#include <iterator>
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
                                   const std::vector<Figure>& figures) {
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
    return std::any_of(figures.begin(), figures.end(), [&](const Figure& figure) {
      return figure.own && figure.range.begin < word.range.end && word.range.begin < figure.range.end;
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

// What a rule of the last rank may still tell.
unsigned untold(const Figure& figure) {
  unsigned untold = 0;
  if (!figure.metric.name) untold |= PhraseRules::tells_name;
  if (figure.context.comparator == Comparator::equal) untold |= PhraseRules::tells_comparator;
  if (figure.context.change == Change::none) untold |= PhraseRules::tells_change;
  if (!figure.context.base) untold |= PhraseRules::tells_base;
  if (figure.role.rule == nullptr) untold |= PhraseRules::tells_role;
  return untold;
}

// Puts in what phrase rules say: of the `first` rank before anything else is read, of the last where nothing was told.
void apply(const PhraseSays& says, bool first, Figure& figure) {
  Context& context = figure.context;
  const auto note = [&](std::string_view field, const ToldByRule& told) {
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
      &FigureSteps::find_figures, &FigureSteps::take_own_patterns, &FigureSteps::end_where_none_stands,
      &FigureSteps::read_times,   &FigureSteps::refuse_by_text,    &FigureSteps::end_where_none_stands,
      &FigureSteps::split,        &FigureSteps::refuse_by_words,   &FigureSteps::drop_marker,
      &FigureSteps::tell_tokens,  &FigureSteps::set_refused_apart, &FigureSteps::read_contexts,
      &FigureSteps::name,         &FigureSteps::ask_last_rules,    &FigureSteps::compare,
      &FigureSteps::record,
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
  return !reading_.with_refused && std::all_of(figures_.begin(), figures_.end(), [&](const Figure& figure) {
    if (figure.refused_by == kUnread) return false;  // to be told of where no exclusion explains it
    return !figure.refused_by.empty() || is_always_doubted(sentence_->range, figure);
  });
}

void FigureSteps::find_figures() {
  figures_.clear();
  const base::Range range{first_figure(reading_.outline, node_, sentence_->range, text_), sentence_->range.end};
  rules_.finder.find(text_, range, sentence_->beginnings, figures_);
  keep_named(text_, rules_.words, figures_);
}

void FigureSteps::take_own_patterns() { rules_.own.apply(text_, sentence_->range, rules_.finder, figures_); }

void FigureSteps::end_where_none_stands() {
  if (figures_.empty() || none_stands()) end();
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
  refuse_excluded(excluded_, figures_);
  refuse_quoted(text_, *sentence_, figures_);
  refuse_words(text_, sentence_->range, rules_.lexicon, rules_.units, workspace_, figures_);
  doubt_units(text_, sentence_->range, rules_.lexicon, workspace_, figures_);
}

void FigureSteps::split() {
  fixed_ = fixed_words(excluded_, times_, figures_);
  read_words();
  rules_.phrases().read(text_, tokens_, figures_, line_);
}

void FigureSteps::read_words() {
  read_tokens(text_, *sentence_, figures_, fixed_, rules_.lexicon, rules_.words, workspace_, tokens_);
}

// A figure that the words around it refuse is a word again to the others.
void FigureSteps::refuse_by_words() {
  bool again = false;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (tokens_[at].type != TokenType::figure) continue;
    Figure& figure = figures_[tokens_[at].figure];
    if (figure.own || !figure.taken_by.empty()) continue;
    const patterns::PhraseRule* rule =
        rules_.phrases().ask(tokens_, at, When::refusing, PhraseRules::tells_refused, line_).refused.rule;
    if (rule != nullptr) (*rule->refused ? figure.refused_by : figure.taken_by) = rule->id;
    again = again || !figure.refused_by.empty();
  }
  if (!again) return;
  if (none_stands()) return end();
  read_words();
  rules_.phrases().read(text_, tokens_, figures_, line_);
}

// The marker of its section is no word of the sentence that it opens, and nothing in it a figure: the .9 of ①.9%. Nor
// is a title that reaches to a blank, as in a text without line ends: 二、渡口概况 现有渡船9艘。
void FigureSteps::drop_marker() {
  const auto& nodes = reading_.outline.nodes;
  if (node_ == outline::kNoNode || nodes[node_].marker.begin != sentence_->range.begin) return;
  const std::size_t marker_end = nodes[node_].marker.end;
  const std::size_t title_end = nodes[node_].title.end;
  const bool blank = title_end > marker_end && title_end < sentence_->range.end && text_[title_end] == ' ';
  const bool apart = blank && std::ranges::none_of(figures_, [&](const Figure& figure) {
                       return marker_end <= figure.range.begin && figure.range.begin < title_end;
                     });
  const std::size_t end = apart ? title_end : marker_end;
  const auto first =
      std::find_if(tokens_.begin(), tokens_.end(), [&](const Token& token) { return token.range.begin >= end; });
  for (Figure& figure : figures_) {
    if (figure.range.begin < marker_end) figure.refuse("number.section");
  }
  if (first == tokens_.begin()) return;
  tokens_.erase(tokens_.begin(), first);
  rules_.phrases().read(text_, tokens_, figures_, line_);
}

void FigureSteps::tell_tokens() {
  if (reading_.tokens == nullptr) return;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    const auto names = rules_.phrases().classes_of(line_, i);
    reading_.tokens->push_back({tokens_[i].range, {names.begin(), names.end()}});
  }
}

// Those that are left are the figures of the tokens, one after the other.
void FigureSteps::set_refused_apart() {
  refused_.clear();
  const auto stands = [](const Figure& figure) { return figure.refused_by.empty(); };
  std::ranges::remove_copy_if(figures_, std::back_inserter(refused_), stands);
  std::erase_if(figures_, [&](const Figure& figure) { return !stands(figure); });
  std::size_t next = 0;
  for (std::size_t at = 0; at < tokens_.size(); ++at) {
    if (tokens_[at].type != TokenType::figure) continue;
    tokens_[at].figure = next;
    figures_[next++].token = at;
  }
}

void FigureSteps::read_contexts() {
  settle_times(text_, tokens_, figures_, reading_.layout.year, times_);
  brackets_ = find_brackets(text_, tokens_);
  for (Figure& figure : figures_) {
    if (is_late()) return end();
    figure.context = read_context(text_, tokens_, figure);
    apply(rules_.phrases().ask(tokens_, figure.token, When::first, PhraseRules::tells_all, line_), true, figure);
  }
}

void FigureSteps::name() {
  find_metrics(tokens_, brackets_, rules_.units, {text_, tokens_, line_, rules_.names()}, figures_);
}

void FigureSteps::ask_last_rules() {
  for (Figure& figure : figures_) {
    apply(rules_.phrases().ask(tokens_, figure.token, When::last, untold(figure), line_), false, figure);
  }
}

void FigureSteps::compare() { settle_comparisons(text_, tokens_, brackets_, figures_); }

// Of a figure, taken or refused.
Found FigureSteps::record_of(const Figure& figure) const {
  Found record;
  record.text = figure.range;
  record.sentence = sentence_->range;
  record.node = node_;
  record.kind = figure.kind;
  record.unit = figure.unit_name;
  record.pattern = figure.pattern;
  record.placeholder = figure.quantity.form == NumberForm::placeholder;
  if (!record.placeholder) {
    record.value = figure.quantity.value.decimal();
    if (figure.quantity.high) record.high = figure.quantity.high->decimal();
    record.stated = stated(text_, figure);
  }
  record.refused = !figure.refused_by.empty();
  return record;
}

void FigureSteps::put_evidence(const Figure& figure, const RoleFound& role, Found& record) const {
  record.evidence.push_back({"value", record.pattern, figure.number});
  if (!figure.unit.empty()) record.evidence.push_back({"unit", record.pattern, figure.unit});
  if (!figure.taken_by.empty()) {
    record.evidence.push_back({"taken", std::string(figure.taken_by), figure.range});
  }
  for (const auto& cue : figure.context.cues) {
    record.evidence.push_back({std::string(cue.field), std::string(cue.rule), cue.word});
  }
  record.evidence.push_back({"role", std::string(role.rule), role.word});
  const std::string_view rule = figure.metric.rule.empty() ? "metric.none" : figure.metric.rule;
  record.evidence.push_back({"metric", std::string(rule), figure.metric.name.value_or(base::Range{})});
}

// In the order of the text.
void FigureSteps::record() {
  const SentenceRoles roles(reading_.layout, reading_.document, section_role_, tokens_, times_);
  auto refused = refused_.begin();
  for (const Figure& figure : figures_) {
    for (; refused != refused_.end() && refused->range.begin < figure.range.begin; ++refused) record_refused(*refused);
    record_taken(figure, roles.of(figure));
  }
  for (; refused != refused_.end(); ++refused) record_refused(*refused);
}

void FigureSteps::record_refused(const Figure& figure) {
  const bool counts =
      figure.quantity.form == NumberForm::doubling || rules_.finder.has_unit_at(text_, figure.range.end);
  const bool unread = figure.refused_by == kUnread && counts;
  if (!reading_.with_refused && !unread) return;
  Found record = record_of(figure);
  record.unread = unread;
  record.evidence.push_back({"refused", std::string(figure.refused_by), figure.range});
  found_->push_back(record);
}

void FigureSteps::record_taken(const Figure& figure, const RoleFound& role) {
  Found record = record_of(figure);
  record.metric = figure.own_metric ? figure.own_metric : figure.metric.name;
  record.comparator = figure.context.comparator;
  record.change = figure.context.change;
  // What an old level is held against is the other figure's: 较上年7.2亿元增长8%.
  if (record.change != Change::none || record.kind == Kind::multiple) record.base = figure.context.base;
  record.role = role.role;
  if (auto period = period_of(times_, figure.range); !period.empty()) record.period = std::move(period);
  if (reading_.with_refused) put_evidence(figure, role, record);
  found_->push_back(record);
}

void FigureSteps::split_alone(std::string_view text, const Sentence& sentence) {
  text_ = text;
  sentence_ = &sentence;
  find_figures();
  excluded_.clear();
  times_.clear();
  rules_.exclusions.find(text_, sentence.range, excluded_, times_);
  refuse_excluded(excluded_, figures_);
  fixed_ = fixed_words(excluded_, times_, figures_);
  read_words();
}

}  // namespace zhibiao::indicators
