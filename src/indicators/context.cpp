#include "indicators/context.h"

#include <algorithm>

#include "indicators/comparison.h"

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

bool ends_clause(const Token& token) {
  return token.type == TokenType::stop_sign || token.type == TokenType::candidate ||
         (token.type == TokenType::other_sign && token.range.size() == 1);
}

bool is_latin(char sign) { return (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z'); }

// 人均 GDP 68240元: a blank beside letters parts nothing.
bool is_blank_in_name(std::string_view text, const Token& token) {
  const auto [begin, end] = token.range;
  if (token.range.of(text) != " ") return false;
  return (begin > 0 && is_latin(text[begin - 1])) || (end < text.size() && is_latin(text[end]));
}

std::size_t clause_begin(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && (!ends_clause(tokens[begin - 1]) || is_blank_in_name(text, tokens[begin - 1]))) --begin;
  // Behind a figure come its own 以上 and the sign that joins the two.
  if (begin > 0 && tokens[begin - 1].type == TokenType::candidate) {
    if (begin < at && tokens[begin].type == TokenType::bracket) ++begin;
    while (begin < at && tokens[begin].is(Meaning::comparator_after)) ++begin;
  }
  while (begin < at && tokens[begin].joins()) ++begin;
  return begin;
}

// The word that opens a comparison (较, 比) in [begin, end), if one does.
std::optional<std::size_t> comparison(const std::vector<Token>& tokens, std::size_t begin, std::size_t end) {
  for (std::size_t i = end; i > begin; --i) {
    if (tokens[i - 1].is(Meaning::base)) return i - 1;
  }
  return std::nullopt;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens, const Brackets& brackets, std::size_t at,
         const Candidate& candidate)
      : text_(text), tokens_(tokens), brackets_(brackets), at_(at), candidate_(candidate) {}

  Context read() {
    context_.left_begin = clause_begin(text_, tokens_, at_);
    context_.left_end = at_;
    context_.right_begin = at_ + 1;
    read_after();
    // 控制在±0.4%: the tolerance's sign stands between word and figure
    if (context_.left_end > context_.left_begin && tokens_[context_.left_end - 1].range.of(text_) == "±") {
      --context_.left_end;
    }
    while (context_.left_end > context_.left_begin && take_before(tokens_[context_.left_end - 1])) {
    }
    if (candidate_.quantity.over && context_.comparator == Comparator::equal) {
      context_.comparator = Comparator::more_than;
      note("comparator", "numeral.over", candidate_.number);
    }
    if (candidate_.quantity.about && context_.comparator == Comparator::equal) {
      context_.comparator = Comparator::about;
      note("comparator", "numeral.pair", candidate_.number);
    }
    take_comparison();
    take_old_level();
    take_gap();
    for (std::size_t i = context_.left_begin; i < context_.left_end; ++i) {
      context_.respectively = context_.respectively || tokens_[i].is(Meaning::respectively);
    }
    take_share();
    settle_change();
    return std::move(context_);
  }

 private:
  void note(std::string_view field, std::string_view rule, base::Range word) {
    context_.cues.push_back({field, rule, word});
  }

  void read_after() {
    while (context_.right_begin < tokens_.size() && tokens_[context_.right_begin].is(Meaning::comparator_after)) {
      const Token& token = tokens_[context_.right_begin];
      context_.comparator = token.entry->after;
      note("comparator", token.entry->ids->after, token.range);
      ++context_.right_begin;
    }
    while (context_.right_begin < tokens_.size() && tokens_[context_.right_begin].is(Meaning::milestone)) {
      context_.bounded = true;  // 突破300亿元大关
      ++context_.right_begin;
    }
  }

  // Spends one word before the figure; false where the subject begins.
  bool take_before(const Token& token) {
    if (token.type != TokenType::word) return false;
    const auto& entry = *token.entry;
    bool taken = false;
    if (entry.is(Meaning::comparator_before) && !change_) {
      if (context_.comparator == Comparator::equal || entry.before != Comparator::about) {
        context_.comparator = entry.before;
      }
      note("comparator", entry.ids->before, token.range);
      context_.bounded = context_.bounded || entry.before != Comparator::about;
      taken = true;
    }
    if (entry.is(Meaning::level)) {
      if (!change_) context_.level = true;
      note("level", "cue.level", token.range);
      taken = true;
    }
    if (!taken && (entry.is(Meaning::increase) || entry.is(Meaning::decrease))) {
      if (change_) return false;
      change_ = &token;
      taken = true;
    }
    if (entry.is(Meaning::count_lead)) {
      context_.has_lead = true;
      taken = true;
    }
    if (entry.is(Meaning::respectively)) context_.respectively = taken = true;
    if (entry.is(Meaning::each) || entry.is(Meaning::scope_adverb) || entry.is(Meaning::scope_alone)) taken = true;
    if (entry.is(Meaning::base)) {
      if (!context_.base) context_.base = base_words(text_, tokens_, context_.left_end - 1, at_);
      whole_base_ = whole_base_ || entry.is(Meaning::base_whole);
      context_.compared = taken = true;
    }
    if (!taken && token.tag == Tag::particle && !token.is(Meaning::of)) taken = true;
    if (!taken && entry.is(Meaning::scope_time) && change_) taken = true;
    if (taken) {
      --context_.left_end;
    } else if (token.tag == Tag::particle && context_.left_end >= context_.left_begin + 2 &&
               is_time(tokens_[context_.left_end - 2])) {
      // 由2020年的25万元, 是2020年的2倍
      if (tokens_[context_.left_end - 2].until) context_.level = true;
      if (candidate_.kind == Kind::multiple && !context_.base) context_.base = tokens_[context_.left_end - 2].range;
      context_.left_end -= 2;
      taken = true;
    }
    return taken;
  }

  static bool is_time(const Token& token) { return token.is_date() || token.is(Meaning::scope_time); }

  // 较上年 of 合格率较上年提高: spent up to the word that opens it. A rise must follow, or 比 is part of a name.
  void take_comparison() {
    const auto open = comparison(tokens_, context_.left_begin, context_.left_end);
    if (!open) return;
    if (!change_ && !context_.compared) return;
    context_.compared = true;
    if (!context_.base) context_.base = base_words(text_, tokens_, *open, context_.left_end);
    note("change", "cue.base", tokens_[*open].range);
    context_.left_end = *open;
    while (context_.left_end > context_.left_begin && take_before(tokens_[context_.left_end - 1])) {
    }
  }

  // 比上年决算数14亿元增长3%: the figure that another is compared with. 同比+3%: a change that only its sign tells.
  void take_old_level() {
    if (change_ != nullptr) return;
    if (const std::size_t open = brackets_.around[at_]; open != Brackets::kNone && open + 1 == context_.left_end) {
      const auto word = comparison(tokens_, clause_begin(text_, tokens_, open), open);
      context_.old_level = word && is_comparand(tokens_, *word + 1, open);  // 比上年(37.8%)下降
      return;
    }
    const bool rises = context_.right_begin < tokens_.size() && (tokens_[context_.right_begin].is(Meaning::increase) ||
                                                                 tokens_[context_.right_begin].is(Meaning::decrease));
    if (!context_.compared) {
      const auto open = comparison(tokens_, context_.left_begin, context_.left_end);
      if (!open || tokens_[*open].is(Meaning::base_terms) || !is_comparand(tokens_, *open + 1, context_.left_end))
        return;
      context_.base = base_words(text_, tokens_, *open, context_.left_end);
      context_.left_end = *open;
      context_.old_level = context_.compared = true;
    } else if (context_.base) {
      const bool rate = candidate_.kind == Kind::percentage || candidate_.kind == Kind::percentage_point;
      const bool has_sign = candidate_.plus || !candidate_.quantity.sign.empty();  // 比上年-4.6%
      if (rate && (whole_base_ || has_sign) && !rises && !context_.level) {
        context_.change = Change::increase;
      } else if (rises || !whole_base_) {
        context_.old_level = true;
      }
    }
  }

  // 高于全区3个百分点: how far from a benchmark.
  void take_gap() {
    if (change_ != nullptr) return;
    const bool points = candidate_.kind == Kind::percentage_point;
    bool of_time = false;  // 高于上年30万元: figures that are no points only against another time
    for (std::size_t i = context_.left_end; i > context_.left_begin; --i) {
      const Token& token = tokens_[i - 1];
      of_time = of_time || token.is(Meaning::scope_time) || token.is_date();
      if (!token.is(Meaning::comparator_before) || i == context_.left_end) continue;
      // ，低于限额30万元: the clause names nothing but the benchmark
      if (!points && !of_time && i - 1 != context_.left_begin) return;
      const bool above = token.entry->before == Comparator::more_than;
      if (!above && token.entry->before != Comparator::less_than) continue;
      context_.change = above ? Change::increase : Change::decrease;
      context_.from_benchmark = !of_time;
      note("change", token.entry->ids->before, token.range);
      context_.left_end = i - 1;
      return;
    }
  }

  // Whether tokens [begin, end) hold more than signs and words of scope.
  [[nodiscard]] bool has_word(std::size_t begin, std::size_t end) const {
    return std::any_of(tokens_.begin() + static_cast<std::ptrdiff_t>(begin),
                       tokens_.begin() + static_cast<std::ptrdiff_t>(end), [](const Token& token) {
                         return token.type == TokenType::quotation ||
                                (token.type == TokenType::word && !token.is(Meaning::scope_adverb) &&
                                 !token.is(Meaning::scope_time) && !token.is(Meaning::subset) && !token.is_date());
                       });
  }

  void take_share() {
    if (candidate_.kind != Kind::percentage && candidate_.kind != Kind::ratio) return;
    std::size_t end = context_.left_end;
    for (std::size_t i = end; i > context_.left_begin; --i) {
      if (!tokens_[i - 1].is(Meaning::share)) continue;
      // 服务业占…的比重: a name of a rate, no share told by the sentence
      if (end > i && tokens_[end - 1].is(Meaning::share_rate) && has_word(context_.left_begin, i - 1)) return;
      context_.share = i - 1;
      note("metric", "cue.share", tokens_[i - 1].range);
      // 约占全县的62%, in one word or two
      const bool in_front = !tokens_[i - 1].entry->compares() && i - 1 > context_.left_begin;
      const Token& bound = tokens_[in_front ? i - 2 : i - 1];
      if (bound.is(Meaning::comparator_before) && context_.comparator == Comparator::equal) {
        context_.comparator = bound.entry->before;
        note("comparator", bound.entry->ids->before, bound.range);
      }
      return;
    }
  }

  void settle_change() {
    const bool rate = candidate_.kind == Kind::percentage || candidate_.kind == Kind::percentage_point ||
                      candidate_.kind == Kind::multiple;
    if (change_ != nullptr && !context_.level) {
      const bool up = change_->entry->is(Meaning::increase);
      // 增加3个班 counts what is new; 床位增加300张 tells a rise
      const bool counts = !rate && !context_.compared && context_.left_end == context_.left_begin && up &&
                          !change_->is(Meaning::net_increase);
      if (counts) {
        context_.counted_by_verb = true;
      } else {
        context_.change = up ? Change::increase : Change::decrease;
        note("change", change_->entry->ids->change, change_->range);
      }
    } else if (change_ == nullptr && rate && context_.left_end > context_.left_begin && !context_.share) {
      const Token& last = tokens_[context_.left_end - 1];
      if (last.is(Meaning::growth_up) || last.is(Meaning::growth_down)) {
        context_.change = last.is(Meaning::growth_up) ? Change::increase : Change::decrease;
        note("change", last.entry->ids->change, last.range);
      }
    }
    if (candidate_.quantity.form == NumberForm::doubling && !context_.level) context_.change = Change::increase;
    if (context_.change == Change::none && is_signed_remark()) {
      context_.change = Change::increase;
      note("change", "number.signed", candidate_.range);
    }
  }

  // 86.5亿元(+7.2%): a rate with its sign, in brackets behind a figure.
  [[nodiscard]] bool is_signed_remark() const {
    const bool rate = candidate_.kind == Kind::percentage || candidate_.kind == Kind::percentage_point;
    if (!rate || (!candidate_.plus && candidate_.quantity.sign.empty()) || at_ < 2) return false;
    return tokens_[at_ - 1].range.of(text_) == "(" && tokens_[at_ - 2].type == TokenType::candidate;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  const Brackets& brackets_;
  std::size_t at_;
  const Candidate& candidate_;
  Context context_;
  bool whole_base_ = false;
  const Token* change_ = nullptr;
};

}  // namespace

Context read_context(std::string_view text, const std::vector<Token>& tokens, const Brackets& brackets, std::size_t at,
                     const Candidate& candidate) {
  return Reader(text, tokens, brackets, at, candidate).read();
}

}  // namespace zhibiao::indicators
