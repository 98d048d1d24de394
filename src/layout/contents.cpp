#include "layout/contents.h"

#include <algorithm>
#include <optional>
#include <string_view>

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidest = 100;        // columns of an entry
constexpr std::size_t kMostBlankLines = 4;  // between two entries
constexpr std::size_t kMostEntries = 500;
constexpr std::size_t kFarthest = 400;  // lines after which no contents begin
constexpr std::size_t kFewest = 3;
constexpr std::size_t kMostTries = 8;  // runs of headings that are looked up in the text
constexpr std::string_view kLeader = "leader";

struct Entry {
  std::size_t line = 0;
  std::string text;
  std::string plain;  // without blanks
  bool paged = false;
  std::string marker;  // empty where it has none
  bool marked = false;
};

std::optional<Entry> entry_of(const std::vector<LineView>& lines, std::size_t line, const Markers& markers,
                              const LineRules& rules, bool titled) {
  const LineView& view = lines[line];
  if (view.use != LineUse::body || view.width > kWidest || is_prose(view)) return std::nullopt;
  Entry entry;
  entry.line = line;
  entry.text = view.folded;
  // A number behind a blank alone may be a table's.
  const auto paged =
      titled ? rules.find(LineRole::toc_entry, view.folded) : rules.find(LineRole::toc_entry, view.folded, kLeader);
  if (paged && paged->title) {
    entry.text = trimmed(paged->title->of(view.folded));
    entry.paged = true;
  }
  entry.plain = without_blanks(entry.text);
  if (const auto marker = entry.paged ? markers.at_start(entry.text) : view.marker) {
    entry.marked = true;
    entry.marker = marker->marker.of(entry.text);
  }
  return entry;
}

// The first entry met again: the body begins.
bool restarts(const Entry& entry, const Entry& first) {
  if (entry.paged && first.paged) return false;
  if (entry.plain == first.plain) return true;
  return !entry.marker.empty() && entry.marker == first.marker;
}

// The starts of the lines after the contents, sorted, so that an entry is looked up by its own text.
class Later {
 public:
  Later(const std::vector<LineView>& lines, std::size_t from) {
    for (std::size_t i = from; i < lines.size(); ++i) {
      if (!lines[i].blank())
        starts_.push_back(without_blanks(std::string_view(lines[i].folded).substr(0, 3 * kWidest)));
    }
    std::sort(starts_.begin(), starts_.end());
  }
  [[nodiscard]] bool has(const std::string& plain) const {
    const auto found = std::lower_bound(starts_.begin(), starts_.end(), plain);
    return found != starts_.end() && found->starts_with(plain);
  }

 private:
  std::vector<std::string> starts_;
};

std::vector<Entry> gather(const std::vector<LineView>& lines, std::size_t from, bool titled, const Markers& markers,
                          const LineRules& rules) {
  std::vector<Entry> entries;
  std::size_t blanks = 0;
  for (std::size_t i = from; i < lines.size() && entries.size() < kMostEntries; ++i) {
    if (lines[i].blank()) {
      if (++blanks > kMostBlankLines) break;
      continue;
    }
    blanks = 0;
    auto entry = entry_of(lines, i, markers, rules, titled);
    if (!entry) break;
    if (!entry->marked && !entry->paged && !titled) break;
    if (!entries.empty() && restarts(*entry, entries.front())) break;
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace

Contents find_contents(const std::vector<LineView>& lines, const Markers& markers, const LineRules& rules) {
  std::size_t tries = 0;
  for (std::size_t i = 0; i < lines.size() && i < kFarthest && tries < kMostTries; ++i) {
    if (lines[i].blank() || lines[i].use != LineUse::body) continue;
    const bool titled = rules.is(LineRole::toc_title, without_blanks(lines[i].folded));
    std::vector<Entry> entries = gather(lines, titled ? i + 1 : i, titled, markers, rules);
    if (entries.empty()) continue;
    const std::size_t after = entries.back().line + 1;
    if (entries.size() >= kFewest || titled) {
      ++tries;
      const Later later(lines, after);
      const auto returns = [&](const Entry& entry) { return later.has(entry.plain); };
      while (titled && !entries.empty() && !entries.back().marked && !entries.back().paged &&
             !returns(entries.back())) {
        entries.pop_back();
      }
      const auto half = [&](auto holds) {
        return !entries.empty() &&
               2 * static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), holds)) >= entries.size();
      };
      // A text that breaks off early shows the first of them only.
      const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(entries.size(), kFewest));
      const bool begins = std::all_of(entries.begin(), entries.begin() + shown, returns);
      if (begins || half(returns) || (half([](const Entry& entry) { return entry.paged; }))) {
        Contents contents;
        if (titled) contents.lines.push_back(i);
        for (const auto& entry : entries) {
          contents.lines.push_back(entry.line);
          contents.entries.push_back(entry.text);
        }
        return contents;
      }
    }
    i = std::max(i, after - 1);
  }
  return {};
}

}  // namespace zhibiao::layout
