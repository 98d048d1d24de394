#include "base/regex_filter.h"

#include <re2/filtered_re2.h>

#include <algorithm>
#include <cstddef>
#include <iterator>

#include "base/re2_options.h"
#include "base/utf8.h"

namespace zhibiao::base {
namespace {

constexpr int kShortestAtom = 1;  // bytes

// Blocks without letters that have a lower case, ASCII aside: RE2's atoms are in lower case, texts are not.
constexpr CodePointRange kCaseless[] = {{0x00, 0x7F},     {0xA0, 0xB4},     {0xB6, 0xBF},     {0xD7, 0xD7},
                                        {0x2010, 0x206F}, {0x2190, 0x24B5}, {0x24EA, 0x2BFF}, {0x2E80, 0x9FFF}};

bool is_caseless(std::string_view atom) {
  for (std::size_t at = 0; at < atom.size();) {
    const CodePoint sign = decode_code_point(atom, at);
    const bool caseless = std::any_of(std::begin(kCaseless), std::end(kCaseless), [&](const CodePointRange& block) {
      return block.first <= sign.value && sign.value <= block.last;
    });
    if (!caseless) return false;
    at += sign.size;
  }
  return true;
}

// (?i) lets signs match that are no letters of ASCII: the sign of the kelvin is a k.
bool ignores_case(std::string_view regex) {
  for (std::size_t at = regex.find("(?"); at != std::string_view::npos; at = regex.find("(?", at + 1)) {
    const std::size_t end = regex.find_first_not_of("imsU-", at + 2);
    if (regex.substr(at, end - at).find('i') != std::string_view::npos) return true;
  }
  return false;
}

// RE2 knows a formula of atoms with "and" and "or", of which it tells for given atoms whether a regex may match. One
// clause of it is looked for: atoms of which one at least must be there. As long as the regex cannot match without the
// others, atoms are taken out of the clause, the shortest first, for what is long is seldom met.
std::vector<std::string> needed_literals(std::string_view regex) {
  re2::FilteredRE2 formula(kShortestAtom);
  int number = 0;
  if (ignores_case(regex) || formula.Add(piece(regex), re2_options(), &number) != re2::RE2::NoError) return {};
  std::vector<std::string> atoms;
  formula.Compile(&atoms);
  std::vector<int> there;
  const auto may_match = [&] {
    std::vector<int> may;
    formula.AllPotentials(there, &may);
    return !may.empty();
  };
  std::vector<int> clause;
  for (std::size_t i = 0; i < atoms.size(); ++i) {
    (is_caseless(atoms[i]) ? clause : there).push_back(static_cast<int>(i));
  }
  if (may_match()) return {};
  const auto atom = [&](int of) -> const std::string& { return atoms[static_cast<std::size_t>(of)]; };
  std::stable_sort(clause.begin(), clause.end(),
                   [&](int left, int right) { return atom(left).size() < atom(right).size(); });
  std::erase_if(clause, [&](int each) {
    there.push_back(each);
    if (!may_match()) return true;
    there.pop_back();
    return false;
  });
  std::vector<std::string> literals;
  for (const int each : clause) literals.push_back(atom(each));
  return literals;
}

}  // namespace

RegexFilter filter_of(std::string_view regex) { return {needed_literals(regex), first_code_points(regex)}; }

}  // namespace zhibiao::base
