// Which indicators are written: a stage between extraction and a format. All else of the record stays as it is: the
// ids of the indicators left are those of the whole record, and completeness counts the whole document.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/regex.h"
#include "zhibiao/document.h"
#include "zhibiao/writer.h"

namespace zhibiao::output {

struct SelectionOptions {
  std::vector<Kind> kinds;  // empty: all
  std::vector<Role> roles;
  std::string section;  // an expression found in the titles from the root, joined by " / "; empty: all
  std::string metric;   // likewise in the metric; an indicator without one is then left out
};

class Selection {
 public:
  // The expressions were checked before: one that is none selects nothing.
  explicit Selection(SelectionOptions options);

  [[nodiscard]] bool selects_all() const;
  [[nodiscard]] Document of(const Document& document) const;

 private:
  SelectionOptions options_;
  std::optional<base::Regex> section_;
  std::optional<base::Regex> metric_;
};

// Writes what `inner` writes of the indicators selected.
[[nodiscard]] std::unique_ptr<const Writer> selecting_writer(std::unique_ptr<const Writer> inner, Selection selection);

}  // namespace zhibiao::output
