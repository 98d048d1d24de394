// Named pieces of expressions: {{name}} inside an expression, or inside another piece, stands for the piece's own
// expression. Knows nothing of what the expressions are for.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "patterns/json_tree.h"
#include "patterns/mistakes.h"

namespace zhibiao::patterns {

// All words as one expression, the longest first, so that 人次 is not read as 人.
[[nodiscard]] std::string alternation(std::vector<std::string> words);

class Pieces {
 public:
  // The piece of all unit words; no pack may define it.
  static constexpr std::string_view kUnit = "unit";

  // Of equal names the first piece counts. `node` (where it is written) and `mistakes` must outlive the object; both
  // may be null for a piece that no pack wrote.
  void add(std::string name, std::string expression, const JsonNode* node, Mistakes* mistakes);
  // A piece that could not be read: what uses it fails without a further message.
  void add_broken(std::string name);
  // Some pack could not be read, so that an unknown name may be that pack's: it is not reported.
  void set_incomplete() { incomplete_ = true; }
  // Expands every piece; reports unknown names, pieces that contain themselves and, if asked to check,
  // those that RE2 refuses.
  void resolve(bool check);

  // The expression with its pieces put in; nothing where that fails. `node` is where it is written.
  [[nodiscard]] std::optional<std::string> expand(std::string_view expression, const JsonNode& node,
                                                  Mistakes& mistakes) const;
  // What resolve() made of a piece; nothing where it failed.
  [[nodiscard]] std::optional<std::string> expanded(std::string_view name) const;
  [[nodiscard]] std::vector<std::string_view> names() const;

 private:
  enum class State { untouched, open, done, broken };
  struct Piece {
    std::string expression;  // once done: with its pieces put in
    const JsonNode* node = nullptr;
    Mistakes* mistakes = nullptr;
    State state = State::untouched;
  };
  void resolve(const std::string& name, std::vector<std::string>& open, bool check);

  std::map<std::string, Piece, std::less<>> pieces_;
  bool incomplete_ = false;
};

}  // namespace zhibiao::patterns
