// Gathers what is wrong with one pack: every mistake with its line, its column, the offending text and a hint.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/range.h"
#include "zhibiao/error.h"

namespace zhibiao::patterns {

class Mistakes {
 public:
  // `text` must outlive the object.
  Mistakes(std::string file, std::string_view text);

  // `where` in text(); shows what stands there, a long text shortened.
  void add(std::string_view code, base::Range where, Message message, Message hint = {});
  // The same, showing `shown` instead.
  void add_showing(std::string_view code, base::Range where, Message message, std::string_view shown,
                   Message hint = {});

  [[nodiscard]] std::string_view text() const { return text_; }
  [[nodiscard]] const std::string& file() const { return file_; }
  [[nodiscard]] std::size_t line(std::size_t offset) const;
  [[nodiscard]] bool none() const { return errors_.empty(); }
  // By line and column.
  [[nodiscard]] std::vector<Error> take();

 private:
  std::string file_;
  std::string_view text_;
  std::vector<std::size_t> line_begins_;
  std::vector<Error> errors_;
};

// Of `names` the one that `name` is likely to be a slip of, empty if none is near.
[[nodiscard]] std::string_view nearest_name(std::string_view name, const std::vector<std::string_view>& names);
// "did you mean 'units'?", or else "known: a, b, c".
[[nodiscard]] Message name_hint(std::string_view name, const std::vector<std::string_view>& names);

}  // namespace zhibiao::patterns
