#include "indicators/metric.h"

#include <algorithm>
#include <span>

namespace zhibiao::indicators {
namespace {

class Finder {
 public:
  Finder(const std::vector<Token>& tokens, const Brackets& brackets, const UnitWords& units, const NounPhrases& phrases,
         std::vector<Figure>& figures)
      : tokens_(tokens), brackets_(brackets), units_(units), phrases_(phrases), figures_(figures) {}

  void run() {
    for (std::size_t i = 0; i < figures_.size(); ++i) {
      if (figures_[i].metric.name) continue;  // told by a rule, or by a 分别 before
      if ((figures_[i].context.respectively || listed_names(i)) && distribute(i)) continue;
      figures_[i].metric = find(i);
    }
  }

 private:
  std::vector<Token>::const_iterator place(std::size_t at) const {
    return tokens_.begin() + static_cast<std::ptrdiff_t>(at);
  }

  Metric named(const Phrase& phrase, std::string_view rule) const { return {phrases_.range_of(phrase), rule}; }

  Phrase before(const Figure& figure) const {
    const Context& context = figure.context;
    const bool subject = is_told(figure) || context.bounded || is_rate(figure);
    // 组建巡查队伍3支、抢修队伍5支: the verb of the first governs both
    const bool continued = context.left_begin > 0 && tokens_[context.left_begin - 1].type == TokenType::list_sign;
    const std::size_t end = context.share.value_or(context.left_end);
    return phrases_.before(behind_name(figure, end), end, subject, continued);
  }

  // 3家渔企的用户总数达6万户: where the name of the figure before ends.
  std::size_t behind_name(const Figure& figure, std::size_t end) const {
    std::size_t begin = figure.context.left_begin;
    if (&figure == figures_.data() || begin >= end) return begin;
    const Figure& owner = *(&figure - 1);
    const bool counts = owner.metric.name && owner.kind == Kind::count && owner.token + 1 == begin;
    if (!counts || owner.metric.name->begin < tokens_[begin].range.begin) return begin;
    while (begin < end && tokens_[begin].range.end <= owner.metric.name->end) ++begin;
    if (begin < end && tokens_[begin].type == TokenType::bracket) ++begin;  // 26个渔村(不含撤并村)近年
    return begin + 1 < end && phrases_.begins_act(begin) ? begin : figure.context.left_begin;
  }

  Phrase after(const Figure& figure) const {
    std::size_t begin = figure.context.right_begin;
    // 培训2600名(其中女性980名)村医
    if (begin < tokens_.size() && brackets_.partner[begin] != Brackets::kNone && brackets_.partner[begin] > begin) {
      begin = brackets_.partner[begin] + 1;
    }
    return phrases_.after(begin, units_.heads(figure.unit_name));
  }

  static bool is_rate(const Figure& figure) {
    const Kind kind = figure.kind;
    return kind == Kind::percentage || kind == Kind::percentage_point || kind == Kind::multiple || kind == Kind::ratio;
  }

  // 达到12座, 增长3%: told of what stands before it.
  static bool is_told(const Figure& figure) {
    return figure.context.level || figure.context.share || figure.context.change != Change::none;
  }

  bool is_behind(const Figure& figure, Meaning meaning) const {
    return figure.context.right_begin < tokens_.size() && tokens_[figure.context.right_begin].is(meaning);
  }

  Metric find(std::size_t i) const {
    const Figure& figure = figures_[i];
    const Context& context = figure.context;
    const std::string_view unit = figure.unit_name;
    if (units_.counts_itself(unit)) return {figure.unit, "metric.unit"};
    if (figure.earlier.rule != nullptr) return as_rule_says(i);
    const Phrase left = before(figure);
    const bool left_names = !left.empty() && !left.verb_only;
    const bool rate = is_rate(figure);
    // of a name that ends in its verb the figure is no part: 财政安排不少于3000万元的资金
    const bool act_before = context.left_end > context.left_begin && phrases_.is_act(context.left_end - 1);
    const bool of = is_behind(figure, Meaning::of) && !act_before;
    // 93%的学生; 12座泵站; of 投资3亿元的渔港 and 投资3亿元新建渔港 the money is named before it
    const bool right_first = rate ? of && !is_told(figure)
                                  : !left_names || figure.kind == Kind::count ||
                                        !(is_told(figure) || of || is_behind(figure, Meaning::verb_strong));
    if (right_first && !context.share) {
      const Phrase right = after(figure);
      if (!right.empty()) return named(right, rate ? "metric.share-of" : "metric.after");
    }
    if (left_names) return named(left, context.share ? "metric.share" : "metric.before");
    const bool beside = i + 1 < figures_.size() && figures_[i + 1].token == context.right_begin;
    if (const std::size_t last = beside ? i + 1 : i + group_size(i) - 1; !rate && last > i) {  // 5万户、13万人口
      const Phrase later = after(figures_[last]);
      if (!later.empty()) return named(later, "metric.later");
    }
    // 罚款41人次: what is counted by times is the act itself
    const bool act = left.verb_only && (units_.counts_acts(unit) ||
                                        (units_.counts_people(unit) && !tokens_[left.begin].is(Meaning::verb_strong)));
    if (act) return named(left, "metric.act");
    // 竣工12所: a noun left out is one of the same unit
    if (const auto earlier = inherited(i, i, !rate && left.verb_only)) return {earlier, "metric.earlier"};
    if (!left.empty()) return named(left, "metric.verb");
    const Phrase right = context.share ? Phrase{} : after(figure);
    return right.empty() ? Metric{} : named(right, "metric.after");
  }

  // What a phrase rule tells of a name: that there is none, or that it is the one of the figure before its words.
  Metric as_rule_says(std::size_t i) const {
    const ToldByRule& told = figures_[i].earlier;
    if (told.rule->no_name) return {std::nullopt, told.rule->id};
    std::size_t behind = i;  // the figure that the rule's words begin behind, or with
    while (behind > 0 && figures_[behind - 1].range.begin > told.words.begin) --behind;
    // 查出问题6项,涉及金额3万元,部分整改4项: a count is told of what was counted
    const bool other_kind = figures_[i].kind == Kind::count && behind > 0 && figures_[behind - 1].kind != Kind::count;
    auto earlier = other_kind ? inherited(behind, i, true) : std::nullopt;
    if (!earlier) earlier = inherited(behind, i);
    return earlier ? Metric{earlier, told.rule->id} : Metric{};
  }

  // The name that a figure before figure `from` has, as told of figure `i`; for a noun left out, of one with its unit.
  std::optional<base::Range> inherited(std::size_t from, std::size_t i, bool same_unit = false) const {
    for (std::size_t j = from; j > 0; --j) {
      const Figure& earlier = figures_[j - 1];
      const std::size_t around = brackets_.around[earlier.token];
      const bool apart = around != Brackets::kNone && around != brackets_.around[figures_[i].token];
      const bool other = same_unit && earlier.unit_name != figures_[i].unit_name;
      if (earlier.metric.name && !apart && !other) return as_told_of(*earlier.metric.name, figures_[i]);
    }
    return std::nullopt;
  }

  // 收入预算数为15亿元,实际完成14亿元: what was planned, or how fast it grew, is no part of the next figure's name.
  base::Range as_told_of(base::Range name, const Figure& figure) const {
    const bool grew = !is_rate(figure) || figure.context.share;
    for (const Token& token : tokens_) {
      if (token.range.end != name.end || token.range.begin <= name.begin) continue;
      const bool growth = token.is(Meaning::growth_up) || token.is(Meaning::growth_down);
      if (token.is(Meaning::plans) || (growth && grew)) return {name.begin, token.range.begin};
    }
    return name;
  }

  // Figures joined by 、 and 和 behind this one, itself included.
  std::size_t group_size(std::size_t first) const {
    const Figure& lead = figures_[first];
    std::size_t last = first;
    for (; last + 1 < figures_.size(); ++last) {
      const std::size_t from = figures_[last].context.right_begin;
      const std::size_t to = figures_[last + 1].token;
      const bool alike = figures_[last + 1].kind == lead.kind && lead.context.respectively;
      const bool joined =
          from < to && std::all_of(place(from), place(to), [&](const Token& token) {
            return token.joins() || token.is(Meaning::comparator_before) ||
                   (lead.context.respectively && (token.is(Meaning::increase) || token.is(Meaning::decrease))) ||
                   (alike && token.type == TokenType::stop_sign);
          });
      if (!joined) break;
    }
    return last + 1 - first;
  }

  // A、B和C as its parts.
  std::vector<Phrase> parts_of(std::size_t begin, std::size_t end) const {
    std::vector<Phrase> parts;
    for (std::size_t at = begin; at < end; ++at) {
      if (tokens_[at].joins()) continue;
      if (parts.empty() || parts.back().end != at) parts.push_back({at, at, false});
      parts.back().end = at + 1;
    }
    return parts;
  }

  // A、B达到x、y: as many names as figures say 分别 without the word.
  bool listed_names(std::size_t first) const {
    const std::size_t count = group_size(first);
    if (count < 2) return false;
    const Phrase left = before(figures_[first]);
    if (!left.empty()) return parts_of(left.begin, left.end).size() == count;
    // …投资额、进出口额达到6.8亿、2590亿,占全市的26%、48.7%: as many as in the group before
    return is_told(figures_[first]) && first >= count &&
           (group_size(first - count) == count || have_own_names(first, count));
  }

  // 接待游客3万人,收入26亿元,增长12%、15%: as many figures before as rates, each with a name of its own.
  bool have_own_names(std::size_t first, std::size_t count) const {
    return std::ranges::all_of(std::span(figures_).subspan(first - count, count), [](const Figure& figure) {
      return figure.metric.name && figure.metric.rule != "metric.earlier" && figure.context.change == Change::none &&
             figure.kind != Kind::percentage;
    });
  }

  // A、B分别达到x、y: each figure its own part where that part stands as one piece, else the whole phrase.
  bool distribute(std::size_t first) {
    const std::size_t count = group_size(first);
    const bool told = figures_[first].earlier.rule != nullptr;  // 分别是年度任务的106%、26%
    const Phrase left = told ? Phrase{} : before(figures_[first]);
    std::vector<Metric> names;
    if (!left.empty() && !left.verb_only) {
      names = names_of(left, count);
    } else {  // the names stand at the figures before: A2家, B3家, 分别占…
      if (!told) names = names_in_clause_before(first, count);
      const std::size_t begin = first > count ? first - count : 0;
      for (std::size_t k = 0; names.size() < count && begin + k < first; ++k)
        names.push_back(figures_[begin + k].metric);
    }
    if (names.size() < count) return false;
    for (std::size_t k = 0; k < count; ++k) figures_[first + k].metric = names[k];
    share_words(first, count);
    return true;
  }

  // Of each of `count` figures behind a list.
  std::vector<Metric> names_of(const Phrase& list, std::size_t count) const {
    const auto parts = parts_of(list.begin, list.end);
    const auto is_measured = [&](const Phrase& part) { return phrases_.ends_in_measure(part.begin, part.end); };
    // 小学、初中入学率: the measure at the end is that of all, but not in 起数、伤亡、损失
    const bool shared = is_measured(parts.back()) && std::none_of(parts.begin(), parts.end() - 1, is_measured);
    std::vector<Metric> names(count, named(list, "metric.respectively"));
    for (std::size_t k = 0; k < count && parts.size() == count; ++k) {
      const bool whole = k + 1 == count || !shared || tokens_[parts[k].end - 1].is(Meaning::protect);
      if (whole) names[k] = named(parts[k], "metric.respectively");
    }
    return names;
  }

  // 增速最快的是A、B和C,分别增长…; A、B和C三类最多,分别为…; A和B增幅最大,分别为…: as many names as figures.
  std::vector<Metric> names_in_clause_before(std::size_t first, std::size_t count) const {
    const std::size_t stop = figures_[first].context.left_begin;
    if (stop < 2 || tokens_[stop - 1].type != TokenType::stop_sign) return {};
    std::size_t end = stop - 1;
    std::size_t begin = end;
    for (; begin > 0 && tokens_[begin - 1].type != TokenType::stop_sign; --begin) {
      const Token& token = tokens_[begin - 1];
      if (token.is(Meaning::level)) break;
      const bool counts_them = token.type == TokenType::figure;
      if (counts_them && end != stop - 1) return {};
      if (counts_them || token.is(Meaning::growth_up) || token.is(Meaning::growth_down)) end = begin - 1;
    }
    std::vector<Metric> names;
    for (const Phrase& part : parts_of(begin, end)) names.push_back(named(part, "metric.respectively"));
    return names.size() == count ? names : std::vector<Metric>{};
  }

  // The figures of a group share the words before the first and behind the last: 分别占30%、25%左右.
  void share_words(std::size_t first, std::size_t count) {
    const Figure& lead = figures_[first];
    const bool bounded_before = std::ranges::any_of(lead.context.cues, [&](const Cue& cue) {
      return cue.field == "comparator" && cue.word.begin < lead.range.begin;
    });
    const Comparator behind = figures_[first + count - 1].context.comparator;
    for (std::size_t k = 0; k < count; ++k) {
      Context& context = figures_[first + k].context;
      if (context.change == Change::none) context.change = lead.context.change;
      if (!context.base) context.base = lead.context.base;
      if (context.comparator == Comparator::equal)
        context.comparator = bounded_before ? lead.context.comparator : behind;
    }
  }

  const std::vector<Token>& tokens_;
  const Brackets& brackets_;
  const UnitWords& units_;
  const NounPhrases& phrases_;
  std::vector<Figure>& figures_;
};

}  // namespace

void find_metrics(const std::vector<Token>& tokens, const Brackets& brackets, const UnitWords& units,
                  const NounPhrases& phrases, std::vector<Figure>& figures) {
  Finder(tokens, brackets, units, phrases, figures).run();
}

}  // namespace zhibiao::indicators
