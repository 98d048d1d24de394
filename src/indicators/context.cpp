#include "indicators/context.h"

#include "indicators/comparison.h"

namespace zhibiao::indicators {
namespace {

// 人均 GDP 68240元: a blank beside letters parts nothing.
bool ends_clause(std::string_view text, const Token& token) {
  if (token.type != TokenType::other_sign) {
    return token.type == TokenType::stop_sign || token.type == TokenType::figure;
  }
  const auto [begin, end] = token.range;
  const auto is_letter = [&](std::size_t at) {
    return at < text.size() && ((text[at] >= 'A' && text[at] <= 'Z') || (text[at] >= 'a' && text[at] <= 'z'));
  };
  return end - begin == 1 && (text[begin] != ' ' || !(is_letter(begin - 1) || is_letter(end)));
}

std::size_t clause_begin(std::string_view text, const std::vector<Token>& tokens, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && !ends_clause(text, tokens[begin - 1])) --begin;
  // Behind a figure come its own 以上 and the sign that joins the two.
  if (begin > 0 && tokens[begin - 1].type == TokenType::figure) {
    while (begin < at && tokens[begin].is(Meaning::comparator_after)) ++begin;
  }
  while (begin < at && tokens[begin].joins()) ++begin;
  return begin;
}

class Reader {
 public:
  Reader(std::string_view text, const std::vector<Token>& tokens, const Figure& figure)
      : text_(text), tokens_(tokens), at_(figure.token), figure_(figure) {}

  Context read() {
    context_.left_begin = clause_begin(text_, tokens_, at_);
    context_.left_end = at_;
    context_.right_begin = at_ + 1;
    read_behind();
    if (at_ > 0 && tokens_[at_ - 1].range.of(text_) == "±") --context_.left_end;  // 控制在±0.4%
    spend();
    take_comparison();
    if (figure_.kind == Kind::percentage || figure_.kind == Kind::ratio) take_share();
    // 分别是年度任务的106%、26%: words that the figure's own do not reach to
    if (figure_.kind == Kind::percentage && last(Meaning::respectively)) context_.respectively = true;
    if (change_ != nullptr && !context_.level) take_change();
    return std::move(context_);
  }

 private:
  void note(std::string_view field, std::string_view rule, base::Range word) {
    context_.cues.push_back({field, rule, word});
  }

  [[nodiscard]] bool is_behind(Meaning meaning) const {
    return context_.right_begin < tokens_.size() && tokens_[context_.right_begin].is(meaning);
  }

  // The last word before the figure, of those not spent, that means so.
  [[nodiscard]] std::optional<std::size_t> last(Meaning meaning) const {
    for (std::size_t i = context_.left_end; i > context_.left_begin; --i) {
      if (tokens_[i - 1].is(meaning)) return i - 1;
    }
    return std::nullopt;
  }

  void read_behind() {
    for (; is_behind(Meaning::comparator_after); ++context_.right_begin) {
      const Token& token = tokens_[context_.right_begin];
      context_.comparator = token.entry->after;
      note("comparator", token.entry->ids->after, token.range);
    }
    while (is_behind(Meaning::milestone)) ++context_.right_begin;  // 突破300亿元大关
  }

  // Spends the words before the figure, up to where the subject begins.
  void spend() {
    while (context_.left_end > context_.left_begin && take(tokens_[context_.left_end - 1])) --context_.left_end;
  }

  bool take(const Token& token) {
    if (token.type != TokenType::word) return false;
    const auto& entry = *token.entry;
    const bool bounds = entry.is(Meaning::comparator_before) && change_ == nullptr;
    const bool level = entry.is(Meaning::level);
    const bool changes = !bounds && !level && (entry.is(Meaning::increase) || entry.is(Meaning::decrease));
    if (changes && change_ != nullptr) return false;
    if (changes) change_ = &token;
    if (bounds) {
      context_.comparator = entry.before;
      context_.bounded = context_.bounded || entry.before != Comparator::about;
      note("comparator", entry.ids->before, token.range);
    }
    if (level) {
      context_.level = context_.level || change_ == nullptr;
      note("level", "cue.level", token.range);
    }
    if (entry.is(Meaning::base)) {
      if (!context_.base) context_.base = base_words(text_, tokens_, context_.left_end - 1, at_);
      whole_base_ = whole_base_ || entry.is(Meaning::base_whole);
      compared_ = true;
    }
    if (entry.is(Meaning::respectively)) context_.respectively = true;
    if (entry.is(Meaning::of)) return take_time_of();
    return bounds || level || changes || token.tag == lexicon::Tag::particle || entry.is(Meaning::base) ||
           entry.is(Meaning::respectively) || entry.is(Meaning::count_lead) || entry.is(Meaning::each) ||
           entry.is(Meaning::scope_adverb) || entry.is(Meaning::scope_alone);
  }

  // 由2020年的25万元, 是2020年的2倍
  bool take_time_of() {
    if (context_.left_end < context_.left_begin + 2) return false;
    const Token& time = tokens_[context_.left_end - 2];
    if (!time.is_date() && !time.is(Meaning::scope_time)) return false;
    if (time.until) context_.level = true;
    if (figure_.kind == Kind::multiple && !context_.base) context_.base = time.range;
    --context_.left_end;
    return true;
  }

  // 较上年 of 合格率较上年提高: spent up to the word that opens it. Where no rise follows it is what the next figure is
  // compared with (比上年决算数14亿元增长3%), or 比 is part of a name.
  void take_comparison() {
    const auto open = last(Meaning::base);
    const bool alone = change_ == nullptr && !compared_;
    if (open && (!alone || is_comparand(tokens_, *open + 1, context_.left_end))) {
      compared_ = true;
      if (!context_.base) context_.base = base_words(text_, tokens_, *open, context_.left_end);
      note("change", "cue.base", tokens_[*open].range);
      context_.left_end = *open;
      if (!alone) spend();
    }
    const bool rises = is_behind(Meaning::increase) || is_behind(Meaning::decrease);
    context_.old_level = change_ == nullptr && compared_ && (alone || (context_.base && (rises || !whole_base_)));
  }

  void take_share() {
    const auto share = last(Meaning::share);
    // 服务业占…的比重: a name of a rate, no share told by the sentence
    if (!share || (*share > context_.left_begin && tokens_[context_.left_end - 1].is(Meaning::share_rate))) return;
    context_.share = share;
    note("metric", "cue.share", tokens_[*share].range);
  }

  void take_change() {
    const bool rate =
        figure_.kind == Kind::percentage || figure_.kind == Kind::percentage_point || figure_.kind == Kind::multiple;
    const bool up = change_->is(Meaning::increase);
    // 增加3个班 counts what is new; 床位增加300张 tells a rise
    context_.counted_by_verb =
        up && !rate && !compared_ && context_.left_end == context_.left_begin && !change_->is(Meaning::net_increase);
    if (context_.counted_by_verb) return;
    context_.change = up ? Change::increase : Change::decrease;
    note("change", change_->entry->ids->change, change_->range);
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_;
  const Figure& figure_;
  Context context_;
  bool compared_ = false;  // 同比, 较上年
  bool whole_base_ = false;
  const Token* change_ = nullptr;
};

}  // namespace

Context read_context(std::string_view text, const std::vector<Token>& tokens, const Figure& figure) {
  return Reader(text, tokens, figure).read();
}

}  // namespace zhibiao::indicators
