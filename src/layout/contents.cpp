#include "layout/contents.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <optional>
#include <string_view>

#include "layout/ordinals.h"

namespace zhibiao::layout {
namespace {

constexpr std::size_t kWidestEntry = 100;         // columns of an entry
constexpr std::size_t kWidestContentsTitle = 24;  // columns of 目录 and its like, letter-spaced too
constexpr std::size_t kMostBlankLines = 4;        // between two entries
constexpr std::size_t kMostEntries = 500;
constexpr std::size_t kFarthest = 400;  // lines after which no contents begin
constexpr std::size_t kFewestEntries = 3;
constexpr std::size_t kMostTries = 8;  // runs of headings that are looked up in the text
constexpr std::string_view kLeader = "leader";

struct Entry {
  std::size_t line = 0;
  std::string_view text;
  std::string plain;  // without blanks
  bool paged = false;
  std::optional<std::int64_t> page;
  std::string_view marker;  // empty where it has none
  bool marked = false;
};

// Without a title above them, only lines with a marker or a page number are entries.
std::optional<Entry> entry_of(const std::vector<LineView>& lines, std::size_t line, const Markers& markers,
                              const LineRules& rules, bool titled) {
  const LineView& view = lines[line];
  if (view.use != LineUse::body || view.width > kWidestEntry || is_prose(view)) return std::nullopt;
  Entry entry;
  entry.line = line;
  // A number behind a blank alone may be a table's.
  const auto paged =
      titled ? rules.find(LineRole::toc_entry, view.folded) : rules.find(LineRole::toc_entry, view.folded, kLeader);
  if (paged && paged->title) {
    entry.text = trimmed(paged->title->of(view.folded));
    entry.paged = true;
    if (paged->value) entry.page = read_digits(paged->value->of(view.folded));
  } else {
    entry.text = view.folded;
  }
  if (const auto marker = entry.paged ? markers.at_start(entry.text) : view.marker) {
    entry.marked = true;
    entry.marker = marker->marker.of(entry.text);
  }
  if (!entry.marked && !entry.paged && !titled) return std::nullopt;
  entry.plain = without_blanks(entry.text);
  return entry;
}

// The first entry met again: the body begins.
bool restarts(const Entry& entry, const Entry& first) {
  if (entry.paged && first.paged) return false;
  if (entry.plain == first.plain) return true;
  return !entry.marker.empty() && entry.marker == first.marker;
}

// Whether each of the entries stands at the start of a line from `from` on, blanks aside.
std::vector<bool> returning(const std::vector<Entry>& entries, const std::vector<LineView>& lines, std::size_t from) {
  std::multimap<char32_t, std::size_t> by_first;
  std::vector<bool> returns(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].plain.empty()) {
      returns[i] = true;
    } else {
      by_first.emplace(first_sign(entries[i].plain), i);
    }
  }
  std::string start;
  for (std::size_t i = from; i < lines.size() && !by_first.empty(); ++i) {
    if (lines[i].blank()) continue;
    auto [entry, last] = by_first.equal_range(first_sign(lines[i].folded));
    if (entry == last) continue;
    start = without_blanks(std::string_view(lines[i].folded).substr(0, 3 * kWidestEntry));
    while (entry != last) {
      const bool here = start.starts_with(entries[entry->second].plain);
      if (here) returns[entry->second] = true;
      entry = here ? by_first.erase(entry) : std::next(entry);
    }
  }
  return returns;
}

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
    if (!entries.empty() && restarts(*entry, entries.front())) break;
    entries.push_back(std::move(*entry));
  }
  return entries;
}

}  // namespace

namespace {

// Page numbers count up; the figures of a table rise and fall.
bool pages_rise(const std::vector<Entry>& entries) {
  std::int64_t last = 0;
  for (const Entry& entry : entries) {
    if (!entry.page) continue;
    if (*entry.page < last) return false;
    last = *entry.page;
  }
  return true;
}

}  // namespace

Contents find_contents(const std::vector<LineView>& lines, const Markers& markers, const LineRules& rules) {
  std::size_t tries = 0;
  for (std::size_t i = 0; i < lines.size() && i < kFarthest && tries < kMostTries; ++i) {
    if (lines[i].blank() || lines[i].use != LineUse::body) continue;
    const bool titled =
        lines[i].width <= kWidestContentsTitle && rules.is(LineRole::toc_title, without_blanks(lines[i].folded));
    std::vector<Entry> entries = gather(lines, titled ? i + 1 : i, titled, markers, rules);
    if (entries.empty()) continue;
    const std::size_t after = entries.back().line + 1;
    if (entries.size() >= kFewestEntries || titled) {
      ++tries;
      const std::vector<bool> returns_at = returning(entries, lines, after);
      const auto returns = [&](const Entry& entry) {
        return returns_at[static_cast<std::size_t>(&entry - entries.data())];
      };
      const bool mostly_paged =
          2 * std::ranges::count_if(entries, &Entry::paged) > static_cast<std::ptrdiff_t>(entries.size());
      while (titled && !entries.empty() && !entries.back().paged && (mostly_paged || !entries.back().marked) &&
             !returns(entries.back())) {
        entries.pop_back();
      }
      const auto half = [&](auto holds) {
        return !entries.empty() &&
               2 * static_cast<std::size_t>(std::count_if(entries.begin(), entries.end(), holds)) >= entries.size();
      };
      // A text that breaks off early shows the first of them only.
      const auto shown = static_cast<std::ptrdiff_t>(std::min<std::size_t>(entries.size(), kFewestEntries));
      const bool begins = std::all_of(entries.begin(), entries.begin() + shown, returns);
      const bool paged = titled && half([](const Entry& entry) { return entry.paged; });
      if (pages_rise(entries) && (begins || half(returns) || paged)) {
        Contents contents;
        if (titled) contents.lines.push_back(i);
        for (const auto& entry : entries) {
          contents.lines.push_back(entry.line);
          contents.entries.emplace_back(entry.text);
        }
        return contents;
      }
    }
    i = std::max(i, after - 1);
  }
  return {};
}

}  // namespace zhibiao::layout
