#include "indicators/context.h"

#include <algorithm>

namespace zhibiao::indicators {
namespace {

using lexicon::Tag;

bool ends_clause(const Token& token) {
  return token.type == TokenType::stop_sign || token.type == TokenType::candidate ||
         (token.type == TokenType::other_sign && token.range.size() == 1);
}

std::size_t clause_begin(const std::vector<Token>& tokens, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && !ends_clause(tokens[begin - 1])) --begin;
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
  Reader(std::string_view text, const std::vector<Token>& tokens, std::size_t at, const Candidate& candidate)
      : text_(text), tokens_(tokens), at_(at), candidate_(candidate) {}

  Context read() {
    context_.left_begin = clause_begin(tokens_, at_);
    context_.left_end = at_;
    context_.right_begin = at_ + 1;
    read_after();
    while (context_.left_end > context_.left_begin && take_before(tokens_[context_.left_end - 1])) {
    }
    if (candidate_.figure.over && context_.comparator == Comparator::equal) {
      context_.comparator = Comparator::more_than;
      note("comparator", "numeral.over", candidate_.number);
    }
    take_comparison();
    take_gap();
    for (std::size_t i = context_.left_begin; i < context_.left_end; ++i) {
      context_.respectively = context_.respectively || tokens_[i].is(Meaning::respectively);
    }
    take_share();
    settle_change();
    take_far_bound();
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
    // (含)以上, (不含)
    if (context_.right_begin + 1 < tokens_.size() && tokens_[context_.right_begin].type == TokenType::bracket &&
        tokens_[context_.right_begin + 1].is(Meaning::comparator_after)) {
      context_.comparator = tokens_[context_.right_begin + 1].entry->after;
      context_.right_begin += 2;
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
    if (entry.is(Meaning::base)) context_.compared = taken = true;
    if (!taken && token.tag == Tag::particle && token.range.of(text_) != "的") taken = true;
    if (!taken && entry.is(Meaning::scope_time) && change_) taken = true;
    if (taken) {
      --context_.left_end;
    } else if (token.tag == Tag::particle && context_.left_end >= context_.left_begin + 2 &&
               is_time(tokens_[context_.left_end - 2])) {
      // 由2020年的25万元, 是2020年的2倍
      const std::string_view time = tokens_[context_.left_end - 2].range.of(text_);
      if (time.starts_with("到") || time.starts_with("至")) context_.level = true;
      context_.left_end -= 2;
      taken = true;
    }
    return taken;
  }

  static bool is_time(const Token& token) { return token.is_date(); }

  // 较上年 of 合格率较上年提高: spent up to the word that opens it. A rise must follow, or 比 is part of a name.
  void take_comparison() {
    const auto open = comparison(tokens_, context_.left_begin, context_.left_end);
    if (!open) return;
    if (!change_ && !context_.compared) return;
    context_.compared = true;
    note("change", "cue.base", tokens_[*open].range);
    context_.left_end = *open;
    while (context_.left_end > context_.left_begin && take_before(tokens_[context_.left_end - 1])) {
    }
  }

  // 高于全区3个百分点: how far from a benchmark.
  void take_gap() {
    if (change_ != nullptr) return;
    const bool points = candidate_.kind == Kind::percentage_point;
    bool with_time = points;  // 高于上年30万元: of other kinds only against another time
    for (std::size_t i = context_.left_end; i > context_.left_begin; --i) {
      const Token& token = tokens_[i - 1];
      with_time = with_time || token.is(Meaning::scope_time) || token.is_date();
      if (!token.is(Meaning::comparator_before) || i == context_.left_end) continue;
      if (!with_time) return;
      const bool above = token.entry->before == Comparator::more_than;
      if (!above && token.entry->before != Comparator::less_than) continue;
      context_.change = above ? Change::increase : Change::decrease;
      note("change", token.entry->ids->before, token.range);
      context_.left_end = i - 1;
      return;
    }
  }

  // 每月至少巡查4次: a bound before the verb.
  void take_far_bound() {
    if (context_.comparator != Comparator::equal || context_.change != Change::none) return;
    for (std::size_t i = context_.left_end; i > context_.left_begin; --i) {
      const Token& token = tokens_[i - 1];
      if (!token.is(Meaning::comparator_before)) continue;
      const Comparator bound = token.entry->before;
      if (bound != Comparator::at_least && bound != Comparator::at_most) continue;
      if (token.range.size() <= 3) continue;  // 上 and its like bound only what stands behind them
      context_.comparator = bound;
      note("comparator", token.entry->ids->before, token.range);
      return;
    }
  }

  void take_share() {
    if (candidate_.kind != Kind::percentage && candidate_.kind != Kind::ratio) return;
    std::size_t end = context_.left_end;
    for (std::size_t i = end; i > context_.left_begin; --i) {
      if (!tokens_[i - 1].is(Meaning::share)) continue;
      // 占…的比重: a name of a rate, no share told by the sentence
      if (end > i && tokens_[end - 1].is(Meaning::share_rate)) return;
      context_.share = i - 1;
      note("metric", "cue.share", tokens_[i - 1].range);
      return;
    }
    // 达到中职招生的60%: a share told with another verb
    if (end > context_.left_begin && tokens_[end - 1].range.of(text_) == "的") {
      for (std::size_t i = end; i > context_.left_begin; --i) {
        if (tokens_[i - 1].is(Meaning::level) || tokens_[i - 1].is(Meaning::verb_amount)) {
          context_.share = i - 1;
          return;
        }
      }
    }
  }

  void settle_change() {
    const bool rate = candidate_.kind == Kind::percentage || candidate_.kind == Kind::percentage_point ||
                      candidate_.kind == Kind::multiple;
    if (change_ != nullptr && !context_.level) {
      const bool up = change_->entry->is(Meaning::increase);
      // 增加3个班 counts what is new; 床位增加300张 tells a rise
      const bool counts = !rate && !context_.compared && context_.left_end == context_.left_begin && up;
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
    if (candidate_.figure.form == NumberForm::doubling && !context_.level) context_.change = Change::increase;
  }

  std::string_view text_;
  const std::vector<Token>& tokens_;
  std::size_t at_;
  const Candidate& candidate_;
  Context context_;
  const Token* change_ = nullptr;
};

}  // namespace

Context read_context(std::string_view text, const std::vector<Token>& tokens, std::size_t at,
                     const Candidate& candidate) {
  return Reader(text, tokens, at, candidate).read();
}

}  // namespace zhibiao::indicators
