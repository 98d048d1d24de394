#include "patterns/cue_groups.h"

#include <algorithm>
#include <array>

namespace zhibiao::patterns {

const std::vector<CueGroup>& cue_groups() {
  static const std::vector<CueGroup> groups = {
      // what a number is written with
      {"numeral",
       {"0",      "1",      "2",    "3",       "4",         "5",           "6",     "7",    "8",
        "9",      "1e1",    "1e2",  "1e3",     "1e4",       "1e8",         "20",    "30",   "40",
        "circle", "few",    "half", "half_of", "over_half", "point",       "minus", "over", "tenth",
        "fold",   "double", "turn", "part",    "with",      "placeholder", "word"},
       false},
      {"range", {"range", "and", "between", "list", "remark"}, false},
      {"product", {"product"}, false},
      {"minus", {"none", "tolerance", "unit"}, false},
      {"half", {"word"}, false},
      {"coin", {"1", "0.1", "0.01", "end"}, false},
      {"currency", {}, false},
      {"rate", {"per", "whole"}, false},
      {"classifier", {"none"}, false},
      // what encloses
      {"pair", {"quotation", "title", "bracket", "note"}, false},
      // what stands at a number
      {"comparator", {"=", ">=", ">", "<=", "<", "~"}, true},
      {"level", {"reached", "milestone"}, false},
      {"change", {"increase", "net_increase", "decrease"}, false},
      {"growth", {"increase", "decrease"}, false},
      {"base", {"word", "whole", "terms"}, false},
      {"count_lead", {"lead"}, false},
      {"share", {"of", "rate", "task"}, false},
      {"distribute", {"respectively", "each"}, false},
      // what a sentence or a heading says of its numbers
      {"role", {"actual", "target", "strong_target", "planned", "planned_figure", "done"}, false},
      {"section_role", {"actual", "review", "target", "aim", "tail"}, false},
      {"title_role", {"actual", "target", "tail"}, false},
      {"time", {"founding", "start", "same", "mean", "now"}, false},
      {"plan", {"long_term", "five_years"}, false},
      // the words of a metric
      {"scope", {"place", "admin", "wide", "own", "time", "adverb", "alone", "subset"}, false},
      {"verb", {"strong", "weak", "chain", "award", "amount", "lead", "attribute", "function", "stop"}, false},
      {"noun", {"measure", "office", "protect", "seat", "vocabulary"}, false},
      {"head", {}, false},
      {"ending", {"measure", "office"}, false},
      {"opening", {"every"}, false},
      {"unit", {"people", "acts", "anything", "itself"}, false},
      {"drop", {"suffix", "remark"}, false},
      {"link", {"and", "list_end", "locative", "preposition", "by", "of"}, false},
  };
  return groups;
}

const CueGroup* find_cue_group(std::string_view cue) {
  const auto& groups = cue_groups();
  const auto found =
      std::find_if(groups.begin(), groups.end(), [&](const CueGroup& group) { return group.cue == cue; });
  return found == groups.end() ? nullptr : &*found;
}

const std::vector<LineRole>& line_roles() {
  static const std::vector<LineRole> roles = {
      {"boilerplate",
       {"anywhere", "disclaimer", "edge", "rest"}},  // disclaimer: also where it is numbered; edge: only around the
                                                     // text; rest: it and all that follows the text
      {"notice", {}},
      {"metadata", {"issuer", "published", ""}},  // what the value of the key tells
      {"toc_title", {}},
      {"toc_entry", {"leader", "space"}},
      {"salutation", {}},
      {"page_number", {"decorated", "fraction", "bare", "between"}},  // bare: only where such lines count up or part a
                                                                      // sentence; between: only where they part one
      {"genre", {"summary", "plan", "report", "policy", "bulletin"}},
      {"genre_lead", {"summary", "plan", "report", "policy", "bulletin"}},  // in the first sentences
      {"title", {}},
      {"title_part", {"head", "label", "name", "named", "open", "rest", "tail"}},
      {"year", {"title", "plan", "heading", "lead", "date", "early", "recent", "founding"}},  // recent: anywhere
      {"promise", {}},  // how many points are to follow
      {"closing", {}},  // a signature, a date
      {"footnote", {"foot", "remark", ""}},
      {"blank", {"item", "date"}},  // asked of the sign behind a blank
      {"line_break", {"unit", "unit_alone", "number", "number_end", "digits", "numeral", "range", "open", "closed"}},
  };
  return roles;
}

const LineRole* find_line_role(std::string_view role) {
  const auto& roles = line_roles();
  const auto found =
      std::find_if(roles.begin(), roles.end(), [&](const LineRole& known) { return known.role == role; });
  return found == roles.end() ? nullptr : &*found;
}

const std::vector<LineRole>& table_words() {
  static const std::vector<LineRole> words = {
      // lines around a table
      {"caption", {}},
      {"unit_line", {}},
      {"note", {}},
      {"time", {}},  // what begins with one is no figure
      // what a column holds
      {"column", {"serial", "code", "unit", "no_figure"}},
      {"rows", {"things", "measures"}},  // of the head above the rows' names
      // what a head says of its figures
      {"aspect", {}},   // the whole head is a time, a version, a side of what another head names
      {"measure", {}},  // it names what is measured
      {"role", {"target", "actual", "none"}},
      {"change", {"increase", "decrease", "none"}},
      {"unit", {}},          // that stands in a head without brackets
      {"unit_of_days", {}},  // 日, which elsewhere is a date's
      {"rest", {}},          // a name that begins so is the rest of one that is broken
      {"last_year", {}},     // the year before the table's
      {"rate", {}},          // a percentage whose sign is left out
      {"total", {}},         // the sum of all that stands beside it
      {"subtotal", {}},
      {"perhaps_rate", {}},  // the same where nothing else tells the unit
      {"money", {}},         // a head whose figures are sums of money, of several units that a line names
      {"score", {}},         // it names its own figures, whatever the rows are
      // what the head of a row is
      {"thing", {}},   // one that is measured: a place, a school
      {"marker", {}},  // dropped before a metric
      // what any cell is
      {"plan", {}},  // one that only a plan's table has
  };
  return words;
}

const LineRole* find_table_word(std::string_view tells) {
  const auto& words = table_words();
  const auto found = std::find_if(words.begin(), words.end(), [&](const LineRole& word) { return word.role == tells; });
  return found == words.end() ? nullptr : &*found;
}

// What numbers are written with, which the number reader looks at, and the ends of words are no words.
bool are_words(std::string_view cue) {
  static constexpr std::array<std::string_view, 13> kOthers = {"numeral", "range",    "product", "minus",      "half",
                                                               "coin",    "currency", "rate",    "classifier", "ending",
                                                               "opening", "unit",     "pair"};
  return std::find(kOthers.begin(), kOthers.end(), cue) == kOthers.end();
}

}  // namespace zhibiao::patterns
