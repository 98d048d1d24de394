#include "layout/title.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/utf8.h"
#include "layout/markup.h"
#include "layout/page_furniture.h"
#include "text/simplify.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidestTitle = 160;  // columns
constexpr std::size_t kWidestWeak = 80;    // of a title that nothing but its place tells
constexpr std::size_t kMostHeadLines = 6;  // above which unknown lines before a title are a web page's menu
constexpr std::size_t kWidestValue = 80;   // of a value on a line of its own
constexpr std::size_t kLookAhead = 80;     // lines behind a first sentence in which a web page's real head may stand
constexpr std::size_t kWidestLabel = 12;   // of a word or two that name a part of a site, or end a name
constexpr std::size_t kFewBlankLines = 2;  // between the lines of one title
constexpr std::size_t kTitleLines = 5;
constexpr std::string_view kDash = "—";
constexpr std::string_view kFullStop = "。";

bool is_text(const LineView& line) { return !line.blank() && line.use == LineUse::body; }

// Without a markup's signs, the bars of a table's row and the ending of a file's name.
std::string_view without_markup(std::string_view text) {
  if (const MarkedHeading heading = marked_heading(text); heading.level > 0) text = heading.text.of(text);
  while (!text.empty() && (text.front() == '|' || text.front() == ' ')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == '|' || text.back() == ' ')) text.remove_suffix(1);
  for (const std::string_view ending : {".docx", ".doc", ".pdf", ".txt", ".wps", ".html", ".md"}) {
    if (text.size() > ending.size() && text.ends_with(ending)) text.remove_suffix(ending.size());
  }
  return trimmed(text);
}

// Without the mark of a note: 统计公报[1].
std::string_view without_note(std::string_view text) {
  const std::size_t open = text.rfind('[');
  if (!text.ends_with(']') || open == std::string_view::npos || open == 0) return text;
  const std::string_view mark = text.substr(open + 1, text.size() - open - 2);
  const bool number = !mark.empty() && mark.find_first_not_of("0123456789") == std::string_view::npos;
  return number ? trimmed(text.substr(0, open)) : text;
}

std::string plain_title(const LineView& line) { return without_blanks(without_note(without_markup(line.folded))); }

// But that of a time: 10:20.
bool has_colon(std::string_view text) {
  const auto is_digit = [&](std::size_t at) { return at < text.size() && text[at] >= '0' && text[at] <= '9'; };
  for (std::size_t at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
    if (at == 0 || !is_digit(at - 1) || !is_digit(at + 1)) return true;
  }
  return false;
}

class HeadReader {
 public:
  HeadReader(const text::SourceText& source, const text::FoldedText& folded, std::vector<LineView>& lines,
             const LineRules& rules, const BreakReader& breaks, const Wrapping& wrapping,
             const std::optional<std::string>& given)
      : source_(source),
        folded_(folded),
        lines_(lines),
        rules_(rules),
        breaks_(breaks),
        wrapping_(wrapping),
        given_(given) {}

  Head read() {
    head_.body_begin = body_begin(0);
    extend_over_menu();
    if (const auto part = first_part()) head_.body_begin = std::min(head_.body_begin, *part);
    mark_metadata();
    mark_edge(lines_, 0, head_.body_begin, rules_);
    if (given_ && rules_.is(LineRole::title, without_blanks(*given_))) {
      take_given();
    } else if (const auto lines = wrapped_title()) {
      set_title(lines->begin, lines->end);
      take_repeats(lines->end);
    } else if (const auto title = strong_title()) {
      take_title(*title);
    } else if (given_) {
      take_given();
    } else {
      take_weak_title();
      if (!head_.title) take_opening_title();
    }
    return std::move(head_);
  }

 private:
  [[nodiscard]] bool is_strong(const LineView& line) const {
    return line.width <= kWidestTitle && !line.folded.starts_with(kDash) && !line.folded.starts_with("--") &&
           rules_.is(LineRole::title, plain_title(line));
  }

  [[nodiscard]] bool begins_body(const LineView& line) const {
    if (!is_text(line)) return false;
    if (line.joins_next) return true;
    if (line.marker && line.marker->ordinal) return true;
    if (rules_.is(LineRole::salutation, line.folded)) return true;
    return is_prose(line) && !(line.width <= kWidestTitle && rules_.is(LineRole::boilerplate, line.folded));
  }

  [[nodiscard]] std::size_t body_begin(std::size_t from) const {
    while (from < lines_.size() && !begins_body(lines_[from])) ++from;
    return from;
  }

  // 工作回顾 / 一、… / 工作打算 / 一、…: a first line that heads a part of the text, as a later one does, is no title.
  [[nodiscard]] std::optional<std::size_t> first_part() const {
    const auto heads_series = [&](std::size_t line) -> const Marker* {
      const auto& marker = lines_[line].marker;
      const std::size_t below = next_line(lines_, line + 1);
      if (!is_text(lines_[line]) || !marker || marker->ordinal || lines_[line].heading > 0 || below >= lines_.size())
        return nullptr;
      const auto& next = lines_[below].marker;
      return next && next->ordinal == 1 ? &*next : nullptr;
    };
    const std::size_t first = next_line(lines_, 0);
    const Marker* series = first < lines_.size() ? heads_series(first) : nullptr;
    const bool dated = series != nullptr && lines_[first].folded.find_first_of("0123456789") != std::string_view::npos;
    if (series == nullptr || dated) return std::nullopt;  // 2031年工作总结 names the text
    for (std::size_t i = first + 1; i < lines_.size(); ++i) {
      const Marker* other = lines_[i].blank() ? nullptr : heads_series(i);
      if (other != nullptr && other->heading == series->heading) return first;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> neighbour(std::size_t line, bool after) const {
    while (after ? ++line < lines_.size() : line-- > 0) {
      if (!lines_[line].blank()) return line;
    }
    return std::nullopt;
  }

  // A menu may hold a sentence ("today is …"): the head goes on to a header line with the title beside it.
  void extend_over_menu() {
    const std::size_t end = std::min(lines_.size(), head_.body_begin + kLookAhead);
    for (std::size_t i = head_.body_begin; i < end; ++i) {
      if (!is_text(lines_[i]) || metadata_pairs(source_, lines_[i], rules_).empty()) continue;
      for (const bool after : {false, true}) {
        const auto beside = neighbour(i, after);
        if (!beside || !is_text(lines_[*beside]) || !is_strong(lines_[*beside])) continue;
        if (lines_[*beside].marker) continue;
        head_.body_begin = body_begin(std::max(i, *beside) + 1);
        return;
      }
    }
  }

  void mark_metadata() {
    std::vector<std::size_t> known;
    std::vector<std::pair<std::size_t, Pairs>> found;
    for (std::size_t i = 0; i < head_.body_begin; ++i) {
      if (!is_text(lines_[i])) continue;
      Pairs pairs = metadata_pairs(source_, lines_[i], rules_);
      if (pairs.empty()) continue;
      lines_[i].use = LineUse::metadata;
      found.emplace_back(i, std::move(pairs));
      known.push_back(i);
    }
    mark_split_pairs(found);
    for (const std::size_t line : known) {
      for (const bool after : {false, true}) {
        for (auto at = neighbour(line, after); at && *at < head_.body_begin; at = neighbour(*at, after)) {
          if (!is_text(lines_[*at])) break;
          Pairs pairs = unknown_pair(source_, lines_[*at], rules_);
          if (pairs.empty()) break;
          lines_[*at].use = LineUse::metadata;
          found.emplace_back(*at, std::move(pairs));
        }
      }
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    for (auto& [line, pairs] : found) {
      head_.metadata.insert(head_.metadata.end(), std::make_move_iterator(pairs.begin()),
                            std::make_move_iterator(pairs.end()));
    }
  }

  [[nodiscard]] bool may_be_value(std::size_t line) const {
    return line < head_.body_begin && is_text(lines_[line]) && lines_[line].width <= kWidestValue &&
           !is_strong(lines_[line]) && !rules_.is(LineRole::metadata, lines_[line].folded) &&
           without_bullet(lines_[line].folded) == lines_[line].folded && !has_colon(lines_[line].folded);
  }

  // A key on one line and its value on the next, as a table's cells come out.
  void mark_split_pairs(std::vector<std::pair<std::size_t, Pairs>>& found) {
    for (auto& [line, pairs] : found) {
      const bool alone = pairs.size() == 1 && pairs.front().second.empty() && lines_[line].folded.ends_with(":");
      const auto value = neighbour(line, true);
      if (!alone || !value || !may_be_value(*value)) continue;
      pairs.front().second = std::string(lines_[*value].range.of(source_.utf8));
      lines_[*value].use = LineUse::metadata;
    }
    std::vector<std::pair<std::size_t, std::size_t>> split;
    for (std::size_t i = 0; i < head_.body_begin; ++i) {
      if (!is_text(lines_[i]) || !rules_.is(LineRole::metadata, lines_[i].folded)) continue;
      const auto value = neighbour(i, true);
      if (value && may_be_value(*value)) split.emplace_back(i, *value);
    }
    if (split.size() < 2) return;
    for (const auto& [key, value] : split) {
      found.push_back(
          {key,
           {{std::string(lines_[key].range.of(source_.utf8)), std::string(lines_[value].range.of(source_.utf8))}}});
      lines_[key].use = lines_[value].use = LineUse::metadata;
    }
  }

  // Of a text whose lines were broken: the first lines, all full but the last, that only together are a title.
  [[nodiscard]] std::optional<base::Range> wrapped_title() const {
    if (!wrapping_.wrapped) return std::nullopt;
    for (std::size_t first = 0; first < head_.body_begin; ++first) {
      if (!is_text(lines_[first])) continue;
      if (const auto title = wrapped_title_at(first)) return title;
      // What is left of a date: -12-30.
      if (lines_[first].folded.find_first_not_of("0123456789-/: ") != std::string_view::npos) break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<base::Range> wrapped_title_at(std::size_t first) const {
    std::string joined;
    for (std::size_t last = first; last < head_.body_begin && last < first + kTitleLines; ++last) {
      const LineView& line = lines_[last];
      if (!is_text(line) || line.marker || line.has_clause || line.has_sentence || line.folded.ends_with(":")) break;
      joined += plain_title(line);
      const bool ends =
          last + 1 >= lines_.size() || lines_[last + 1].blank() || !is_full(line, lines_[last + 1], wrapping_, false);
      if (last > first && ends && rules_.is(LineRole::title, joined)) return base::Range{first, last};
      if (ends) break;
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<std::size_t> strong_title() const {
    std::optional<std::size_t> best;
    bool best_is_beside = false;
    for (std::size_t i = 0; i < head_.body_begin; ++i) {
      if (!is_text(lines_[i]) || !is_strong(lines_[i])) continue;
      const auto is_header = [&](std::optional<std::size_t> line) {
        return line && lines_[*line].use == LineUse::metadata;
      };
      const bool beside = is_header(neighbour(i, false)) || is_header(neighbour(i, true));
      // A few letters above a longer title are the site's name for a part of it: 高校信息.
      const bool is_label = best && !best_is_beside && lines_[*best].width <= kWidestLabel &&
                            lines_[i].width > lines_[*best].width + kWidestLabel / 2 && *best + 1 < i;
      if (best && !is_label && (best_is_beside || !beside)) continue;
      best = i;
      best_is_beside = beside;
    }
    return best;
  }

  // Lines above the title that no rule knows: a page's menu where there are many or furniture stands among them.
  [[nodiscard]] bool has_menu(std::size_t title) const {
    std::size_t unknown = 0;
    for (std::size_t i = 0; i < title; ++i) {
      if (lines_[i].blank()) continue;
      if (lines_[i].use == LineUse::boilerplate) return true;
      if (lines_[i].use == LineUse::metadata && unknown > 0) return true;
      unknown += lines_[i].use == LineUse::body ? 1 : 0;
    }
    return unknown > kMostHeadLines;
  }

  // The line before belongs to the title: it breaks off, or it names who the title speaks of.
  [[nodiscard]] bool goes_on_into(std::size_t line, std::size_t title, bool menu) const {
    if (!is_text(lines_[line]) || lines_[line].marker) return false;
    const std::string text = plain_title(lines_[line]);
    const std::string below = plain_title(lines_[title]);
    const bool next = title == line + 1;
    if (next && rules_.find(LineRole::title_part, text, "head")) return true;
    if (next && lines_[line].width > kWidestLabel && breaks_.parts_word(text, below)) return true;
    // The end of a long name: …和自然 / 资源局.
    if (next && !menu && lines_[title].width <= kWidestLabel && !is_strong(lines_[title]) && !is_strong(lines_[line]) &&
        rules_.find(LineRole::title_part, below, "name") && lines_[line].width > kWidestLabel) {
      return true;
    }
    if (next && !menu && rules_.find(LineRole::title_part, below, "rest")) return !is_strong(lines_[line]);
    // Several who speak, each on a line.
    if (next && !menu && line + 2 < lines_.size() && rules_.find(LineRole::title_part, text, "name") &&
        rules_.find(LineRole::title_part, below, "name") && !is_strong(lines_[title])) {
      return true;
    }
    return !menu && rules_.find(LineRole::title_part, text, "name") &&
           rules_.find(LineRole::title_part, below, "open") && !rules_.find(LineRole::title_part, below, "named");
  }

  // Of a text whose lines were broken: the line above had no place for another letter, and this one names no other.
  [[nodiscard]] bool is_broken_before(std::size_t line) const {
    constexpr std::size_t kLetter = 2;  // columns
    const LineView& above = lines_[line - 1];
    const LineView& below = lines_[line];
    return wrapping_.wrapped && above.indent + above.width + 2 * kLetter > wrapping_.width &&
           above.width <= wrapping_.width + kLetter && !ends_sentence(above.folded) && !below.marker &&
           !below.has_clause && below.width <= above.width && below.folded.find(':') == std::string_view::npos &&
           !rules_.find(LineRole::title_part, below.folded, "name") && !rules_.is(LineRole::closing, below.folded);
  }

  [[nodiscard]] bool goes_on_in(std::size_t line) const {
    return rules_.find(LineRole::title_part, plain_title(lines_[line]), "tail") || is_broken_before(line);
  }

  void take_title(std::size_t line) {
    const bool menu = has_menu(line);
    std::size_t first = line;
    for (auto above = neighbour(first, false);
         above && first - *above <= kFewBlankLines + 1 && line - *above <= kTitleLines;
         above = neighbour(first, false)) {
      if (!goes_on_into(*above, first, menu)) break;
      first = *above;
    }
    std::size_t last = line;
    while (last + 1 < lines_.size() && is_text(lines_[last + 1]) && goes_on_in(last + 1)) {
      ++last;
    }
    set_title(first, last);
    if (menu) {
      for (std::size_t i = 0; i < first; ++i) {
        if (is_text(lines_[i])) lines_[i].use = LineUse::boilerplate;
      }
    }
    // The browser's own title: this one with the site's name.
    const std::string title = compared_title();
    for (std::size_t i = 0; i < first; ++i) {
      if (!is_text(lines_[i])) continue;
      const std::string text = plain_title(lines_[i]);
      if (text.size() > title.size() && text.find(title) != std::string::npos) lines_[i].use = LineUse::boilerplate;
    }
    take_repeats(last);
  }

  void set_title(std::size_t first, std::size_t last) {
    std::string title;
    for (std::size_t i = first; i <= last; ++i) {
      if (lines_[i].blank()) continue;
      const std::string own = own_text(source_, folded_, lines_[i]);
      title += is_spaced_out(own) ? without_blanks(own) : std::string(without_note(without_markup(own)));
      lines_[i].use = LineUse::title;
    }
    head_.title = std::move(title);
  }

  // The headings below it are none then: # 造林绿化.
  void take_given() {
    head_.title = given_;
    const std::string title = compared_title();
    for (std::size_t i = 0; i < head_.body_begin; ++i) {
      if (is_text(lines_[i]) && plain_title(lines_[i]) == title) lines_[i].use = LineUse::title;
    }
  }

  // The title as lines are folded, but for their width.
  [[nodiscard]] std::string compared_title() const {
    std::string title = without_blanks(*head_.title);
    if (source_.traditional) text::simplify(title);
    return title;
  }

  // The title once more, with or without what a page leaves out of it.
  void take_repeats(std::size_t after) {
    const std::string title = compared_title();
    bool beside = true;
    for (auto at = neighbour(after, true); at && *at < head_.body_begin; at = neighbour(*at, true)) {
      if (lines_[*at].use != LineUse::body) continue;
      const std::string text = plain_title(lines_[*at]);
      const bool part = text.size() * 2 >= title.size() && title.find(text) != std::string::npos;
      beside = beside && (part || text.find(title) != std::string::npos);
      if (beside || text == title) lines_[*at].use = LineUse::title;
    }
  }

  // Below a menu, right above the page's header: a motto with the line that says what it stands over.
  [[nodiscard]] std::optional<base::Range> title_above_header() const {
    std::size_t header = 0;
    while (header < head_.body_begin && lines_[header].use != LineUse::metadata) ++header;
    if (header == 0 || header >= head_.body_begin) return std::nullopt;
    const auto last = neighbour(header, false);
    if (!last || !is_text(lines_[*last]) || !lines_[*last].folded.starts_with(kDash)) return std::nullopt;
    const auto first = neighbour(*last, false);
    if (!first || !is_text(lines_[*first]) || lines_[*first].marker || lines_[*first].width > kWidestWeak) {
      return std::nullopt;
    }
    return base::Range{*first, *last};
  }

  void take_weak_title() {
    std::vector<std::size_t> texts;
    for (std::size_t i = 0; i < head_.body_begin; ++i) {
      if (is_text(lines_[i])) texts.push_back(i);
    }
    for (const std::size_t i : texts) {
      if (lines_[i].folded.starts_with("# ")) return set_title(i, i);
    }
    // 附件1 names no document.
    while (!texts.empty() && rules_.find(LineRole::title_part, plain_title(lines_[texts.front()]), "label")) {
      texts.erase(texts.begin());
    }
    if (const auto title = title_above_header()) return set_title(title->begin, title->end);
    if (texts.empty() || texts.size() > kMostHeadLines) return;
    // Behind a menu the only line there is, right above the page's header.
    const auto below = neighbour(texts.front(), true);
    const bool above_header = texts.size() == 1 && below && lines_[*below].use == LineUse::metadata;
    if (has_menu(texts.front()) && !above_header) return;
    const LineView& line = lines_[texts.front()];
    if (line.width > kWidestWeak || line.folded.ends_with(":") || line.folded.find('\t') != std::string::npos ||
        line.folded.starts_with(kDash) || line.folded.starts_with("-") || line.marker || is_plain_number(line.folded) ||
        rules_.is(LineRole::closing, line.folded)) {
      return;
    }
    // A motto and the line that says what it stands over are one title.
    if (texts.size() > 1 && lines_[texts[1]].folded.starts_with(kDash)) {
      std::string_view subtitle = lines_[texts[1]].folded;
      while (subtitle.starts_with(kDash)) subtitle.remove_prefix(kDash.size());
      if (rules_.is(LineRole::title, without_blanks(subtitle))) return set_title(texts[0], texts[1]);
    }
    std::size_t last = texts.front();
    while (last + 1 < head_.body_begin && is_text(lines_[last + 1]) &&
           (goes_on_in(last + 1) || breaks_.parts_word(lines_[last].folded, lines_[last + 1].folded))) {
      ++last;
    }
    set_title(texts.front(), last);
  }

  // Of a text without line ends: what stands before the first blank behind which it begins. The line stays the text's.
  void take_opening_title() {
    const auto first = std::find_if(lines_.begin(), lines_.end(), is_text);
    if (first == lines_.end() || first->marker || !is_prose(*first)) return;
    const std::string_view text = first->folded;
    // A title that ends like a sentence.
    if (!first->has_clause && first->width <= kWidestWeak && text.ends_with(kFullStop)) {
      const std::string_view title = text.substr(0, text.size() - kFullStop.size());
      if (title.find(kFullStop) == std::string_view::npos && rules_.is(LineRole::title, without_blanks(title))) {
        head_.title = folded_.source_text(source_.utf8, {first->folded_at, first->folded_at + title.size()});
        first->use = LineUse::title;
        return;
      }
    }
    for (std::size_t at = 0; at < std::min(text.size(), 2 * kWidestWeak);) {
      const auto sign = base::decode_code_point(text, at);
      if (is_blank(sign.value) && rules_.is(LineRole::title, without_blanks(text.substr(0, at)))) {
        head_.title = folded_.source_text(source_.utf8, {first->folded_at, first->folded_at + at});
        return;
      }
      at += sign.size;
    }
  }

  const text::SourceText& source_;
  const text::FoldedText& folded_;
  std::vector<LineView>& lines_;
  const LineRules& rules_;
  const BreakReader& breaks_;
  const Wrapping& wrapping_;
  const std::optional<std::string>& given_;
  Head head_;
};

}  // namespace

Head read_head(const text::SourceText& source, const text::FoldedText& folded, std::vector<LineView>& lines,
               const LineRules& rules, const BreakReader& breaks, const Wrapping& wrapping,
               const std::optional<std::string>& given) {
  return HeadReader(source, folded, lines, rules, breaks, wrapping, given).read();
}

}  // namespace zhibiao::layout
