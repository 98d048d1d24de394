#include "indicators/noun_phrase.h"

#include <algorithm>

#include "base/utf8.h"

namespace zhibiao::indicators {
namespace {

constexpr std::size_t kFullName = 4;  // code points

}  // namespace

std::size_t NounPhrases::length(std::size_t begin, std::size_t end) const {
  if (begin >= end) return 0;
  return base::count_code_points(base::Range{tokens_[begin].range.begin, tokens_[end - 1].range.end}.of(text_));
}

// A mark of a footnote: [5].
bool NounPhrases::is_footnote(std::size_t at) const {
  return tokens_[at].type == TokenType::bracket && tokens_[at].range.of(text_).starts_with("[");
}

// A figure alone names nothing: 2.6万亩1，新建…, where the mark of a note stood above the line.
bool NounPhrases::is_figure(std::size_t at) const {
  return tokens_[at].range.of(text_).find_first_not_of("0123456789") == std::string_view::npos;
}

// 渔村(大湾村、小湾村): a bracket that names one by one what stands before it.
bool NounPhrases::lists_what_it_names(std::size_t at) const {
  const std::string_view name = tokens_[at - 1].range.of(text_);
  const std::string_view list = tokens_[at].range.of(text_);
  return tokens_[at].type == TokenType::bracket && name.size() >= base::kIdeographSize && list.ends_with(')') &&
         list.find("、") != std::string_view::npos &&
         list.substr(0, list.size() - 1).ends_with(name.substr(name.size() - base::kIdeographSize));
}

// 管理人员, 养殖户, 从业人员: the verb at `at` belongs to a name.
bool NounPhrases::is_in_name(std::size_t at, std::size_t end) const {
  if (is(at, of_.kept)) return true;
  if (at + 1 >= end || !is(at + 1, of_.seat)) return false;
  return is(at, of_.has_seat) || is(at + 1, of_.measure) || (!is(at, of_.strong) && is(at + 1, of_.short_seat));
}

bool NounPhrases::ends_in_measure(std::size_t begin, std::size_t end) const {
  if (end > begin + 1 && tokens_[end - 1].type == TokenType::bracket) --end;  // 服务支出(类)
  return begin < end && is(end - 1, of_.measure);
}

// Whether tokens [begin, end) are a name by themselves: 集镇, but not 国家级 or 高水平.
bool NounPhrases::is_owner(std::size_t begin, std::size_t end) const {
  if (end > begin + 1 && tokens_[end - 1].type == TokenType::bracket) --end;  // 村(社区)
  for (std::size_t at = begin; at < end; ++at) {
    if (!is(at, of_.owner_part)) return false;
  }
  return is(end - 1, of_.owner_end);
}

// 全国渔业总产值, 舟山 市 渔业总产值: where the name behind a place begins.
std::size_t NounPhrases::behind_place(std::size_t begin, std::size_t end) const {
  if (begin + 2 < end && is(begin, of_.place) && is(begin + 1, of_.admin)) return begin + 2;
  return is(begin, of_.front_of_long) ? begin + 1 : begin;
}

// Verbs nobody listed are believed only before a longer name: the parts of speech of a word list are not sure enough to
// cut 联合教研.
bool NounPhrases::drops_as_verb(std::size_t begin, std::size_t end, bool subject, bool behind_verb) const {
  if (of(begin + 1) || is_in_name(begin, end)) return false;
  const bool measure = ends_in_measure(begin, end);
  if (measure) return is(begin, of_.governs) && !subject && end - begin > 2;  // 治理水土流失面积, but 培训人数
  if (is(begin, of_.governs)) return true;
  const std::size_t rest = length(begin + 1, end);
  return !behind_verb && is(begin, of_.unlisted_verb) &&
         (rest >= kFullName || (rest > 1 && is(end - 1, of_.plain_noun)));
}

// Words that say where, when and how, and the verb that governs the figure, are no part of a name. One such verb at the
// most is dropped: 培训教师, but not the 宣讲 of 制作宣讲短视频, where `cut` tells that it went.
std::size_t NounPhrases::without_front(std::size_t begin, std::size_t end, bool cut, bool subject,
                                       bool behind_verb) const {
  const bool measure = ends_in_measure(begin, end);
  const std::size_t more = measure ? of_.front_of_measure : of_.front_of_count;
  while (begin < end) {
    const bool last = begin + 1 == end;
    if (is(begin, of_.front) || (!(measure && is_in_name(begin, end)) && is(begin, last ? of_.front_alone : more))) {
      cut = cut && !tokens_[begin].joins();  // 新建、改造农田
      ++begin;
    } else if (last) {
      break;
    } else if (const std::size_t name = behind_place(begin, end); length(name, end) >= kFullName && name > begin) {
      begin = name;
    } else if (!cut && drops_as_verb(begin, end, subject, behind_verb)) {
      cut = true;
      ++begin;
    } else {
      break;
    }
  }
  return begin;
}

std::size_t NounPhrases::without_tail(std::size_t begin, std::size_t end) const {
  for (; begin < end; --end) {
    const std::size_t last = end - 1;
    if (is(last, of_.tail) || is_footnote(last)) continue;
    const bool ends = last == begin ? is_figure(last)
                                    : is(last, of_.tail_behind) || lists_what_it_names(last) ||
                                          (is(last, of_.suffix) && length(begin, last) >= 2);
    if (!ends) break;
  }
  return end;
}

// X的Y: a clause before a full name is dropped, a modifier of a plain word stays.
std::size_t NounPhrases::without_clause(std::size_t begin, std::size_t end) const {
  for (std::size_t name = end; name > begin + 2; --name) {
    if (!of(name - 2)) continue;
    return length(name - 1, end) >= (is(begin, of_.clause) ? 2 : kFullName) ? name - 1 : begin;
  }
  return begin;
}

// 4名学生高考总分: 名 counts people, so the name ends where the last word for people does.
std::size_t NounPhrases::behind_head(std::size_t begin, std::size_t end, const Heads& heads) const {
  for (std::size_t at = end; at > begin; --at) {
    const std::string_view word = tokens_[at - 1].range.of(text_);
    if (std::any_of(heads.begin(), heads.end(), [&](std::string_view head) { return word.ends_with(head); })) return at;
  }
  return end;
}

Phrase NounPhrases::before(std::size_t begin, std::size_t end, bool subject, bool continued) const {
  end = without_tail(begin, end);
  // 新建项目开工31个: what the things did; the verb before them then only describes
  bool described = false;
  const auto has_name = [&] {
    std::size_t at = begin;
    while (at + 1 < end && !is(at, of_.nominal)) ++at;
    return at + 1 < end;
  };
  while (!subject && end > begin + 1 && is(end - 1, of_.did) && has_name()) {
    described = true;
    end = without_tail(begin, end - 1);
  }
  const bool measure = ends_in_measure(begin, end);
  bool cut = continued && end - begin <= 2;
  bool behind_verb = false;
  for (std::size_t at = end; at > begin + 1; --at) {
    const std::size_t verb = at - 2;  // one token at the least stays behind it
    // 财政局2024年度收入总计, 市级(不含城区)收入
    if (is_footnote(verb) || is(verb, of_.remark) || (tokens_[verb].is_date() && !of(at - 1))) {
      begin = at - 1;
      break;
    }
    if (of(at - 1) || (described && verb == begin) || is_in_name(verb, end)) continue;
    if (!is(verb, subject && measure ? of_.measure_cut : of_.cut)) continue;
    begin = at - 1;
    cut = !is(verb, of_.goes_on_cutting);
    behind_verb = true;
    break;
  }
  begin = without_front(begin, end, cut || described, subject, behind_verb);
  if (!subject || !measure) begin = without_front(without_clause(begin, end), end, true, subject, false);
  Phrase phrase{begin, end, false};
  if (end - begin == 1) phrase.verb_only = is(begin, of_.verb_alone) && !(behind_verb && is(begin, of_.plain_noun));
  return phrase;
}

// 12座泵站和水闸5座, but not the first 和 of 12座泵站和水闸、5座码头
bool NounPhrases::joins_names(std::size_t begin, std::size_t joint) const {
  if (joint == begin) return false;
  for (std::size_t at = joint + 1; at < tokens_.size(); ++at) {
    if (tokens_[at].type == TokenType::figure && (at == joint + 1 || !tokens_[at - 1].joins())) return false;
    if (tokens_[at].type == TokenType::figure || tokens_[at].type == TokenType::stop_sign || is(at, of_.strong)) break;
  }
  const bool list = tokens_[joint].type == TokenType::list_sign;
  return joint + 1 == tokens_.size() || is(joint + 1, list ? of_.behind_list_sign : of_.behind_and);
}

Phrase NounPhrases::after(std::size_t begin, const Heads* heads) const {
  if (of(begin)) ++begin;
  if (begin < tokens_.size() && tokens_[begin].type == TokenType::bracket) ++begin;  // 95人(含返聘)
  std::size_t at = begin;
  for (; at < tokens_.size() && !is(at, of_.stop); ++at) {
    const bool more = at + 1 < tokens_.size();
    const Token& token = tokens_[at];
    if (token.is(Meaning::scope_time) && (at == begin ? !token.is_date() : is_owner(begin, at)))
      break;  // 30个全年均达标
    if (is(at, of_.verb_stop) && !(is(at, of_.has_seat) && is_in_name(at, tokens_.size()))) {
      if (at > begin || !is(at, of_.opening_verb) || !more || !is(at + 1, of_.nominal)) break;  // 47个新开工项目
    } else if (token.joins()) {
      if (!joins_names(begin, at)) break;
    } else if (token.is(Meaning::of)) {
      if (at > begin && is_owner(begin, at)) break;  // 6个集镇的污水管网 counts 集镇
    } else if (!is(at, of_.goes_on) && !(at > begin && is(at, of_.goes_on_behind))) {
      if (!is(at, at == begin ? of_.perhaps_opening : of_.perhaps) || !more || !is(at + 1, of_.behind_perhaps)) break;
    }
  }
  std::size_t end = without_tail(begin, at);
  // A verb at the end says what the counted things did: 职业本科专业招生8153人
  const bool runs_into_figure = end < tokens_.size() && tokens_[end].type == TokenType::figure;
  while (end > begin + 1 && is(end - 1, runs_into_figure ? of_.did_before_figure : of_.did_behind)) {
    end = without_tail(begin, end - 1);
  }
  if (begin >= end) return {};
  if (heads != nullptr) end = behind_head(begin, end, *heads);
  if (end - begin == 1 && is(begin, of_.mere_verb)) return {};
  return {without_clause(begin, end), end, false};
}

base::Range NounPhrases::range_of(const Phrase& phrase) const {
  base::Range range{tokens_[phrase.begin].range.begin, tokens_[phrase.end - 1].range.end};
  if (phrase.end - phrase.begin == 1 && tokens_[phrase.begin].type == TokenType::quotation) {
    const std::string_view all = range.of(text_);
    const std::size_t sign = all.front() == '"' ? 1 : 3;
    if (all.size() > 2 * sign && !all.starts_with("《")) range = {range.begin + sign, range.end - sign};
  }
  return range;
}

}  // namespace zhibiao::indicators
