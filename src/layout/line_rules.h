// The line patterns of the packs, compiled by role. Says what a line alone may be; where it stands is the others'
// matter.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/range.h"
#include "base/regex.h"
#include "base/regex_set.h"
#include "patterns/pack_set.h"

namespace zhibiao::layout {

enum class LineRole {
  boilerplate,
  notice,
  metadata,
  toc_title,
  toc_entry,
  salutation,
  page_number,
  genre,
  genre_lead,
  title,
  title_part,
  year,
  promise,
  closing,
  line_break,
  blank,
  footnote,
};
inline constexpr std::size_t kLineRoles = 17;

[[nodiscard]] std::optional<LineRole> line_role(std::string_view name);

struct LineMatch {
  const patterns::Line* line = nullptr;
  std::optional<base::Range> value;  // the group of that name
  std::optional<base::Range> title;
  std::optional<base::Range> whole;
};

class LineRules {
 public:
  // With `roles` only what these roles say. The lines must outlive the rules.
  explicit LineRules(const std::vector<patterns::Line>& lines, const std::vector<LineRole>& roles = {});
  explicit LineRules(std::vector<patterns::Line>&& lines, const std::vector<LineRole>& roles = {}) = delete;

  // The first entry of that role, by rank, that matches all of `text`, or (anywhere) a part of it. With `value` only
  // entries of that value are asked.
  [[nodiscard]] std::optional<LineMatch> find(LineRole role, std::string_view text,
                                              std::optional<std::string_view> value = std::nullopt) const;
  [[nodiscard]] bool is(LineRole role, std::string_view text) const;
  [[nodiscard]] std::optional<LineMatch> search(LineRole role, std::string_view text,
                                                std::optional<std::string_view> value = std::nullopt) const;
  // Any of the metadata keys, as one expression with the groups key (and what the entries name).
  [[nodiscard]] const base::Regex* metadata_keys() const { return keys_ ? &*keys_ : nullptr; }

 private:
  struct Rule {
    const patterns::Line* line;
    base::Regex expression;
  };
  // Rules that are asked together, by rank.
  struct Group {
    std::string_view value;
    std::vector<const Rule*> rules;
    base::RegexSet whole;
    void take_rules(std::vector<const Rule*> of_group);
  };
  struct Rules {
    std::vector<Rule> rules;
    Group all;
    std::vector<Group> of_values;
  };
  [[nodiscard]] const Rules& of(LineRole role) const { return roles_[static_cast<std::size_t>(role)]; }
  // Nothing where no rule has that value.
  [[nodiscard]] const Group* group(LineRole role, std::optional<std::string_view> value) const;
  // No longer than the rule allows.
  [[nodiscard]] static bool fits(const Rule& rule, std::string_view text);
  [[nodiscard]] static std::optional<LineMatch> match(const Rule& rule, std::string_view text,
                                                      base::Regex::Anchor anchor);

  std::array<Rules, kLineRoles> roles_;
  std::optional<base::Regex> keys_;
};

}  // namespace zhibiao::layout
