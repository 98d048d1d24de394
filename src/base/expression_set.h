// Which of many expressions match a text, told by one walk over it. The automaton of all of them together is made while
// texts are read: a row for each set of steps that some text has led to, a column for each class of signs that no
// expression tells apart. Const and safe to share by threads.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <vector>

namespace zhibiao::base {

class ExpressionSet {
 public:
  enum class Where { whole, start, anywhere };  // what of a text the expressions are to match

  ExpressionSet();
  // The expressions must outlive this; nothing is read of them before the first text comes.
  ExpressionSet(std::vector<std::string_view> expressions, Where where);
  ExpressionSet(ExpressionSet&&) noexcept;
  ExpressionSet& operator=(ExpressionSet&&) noexcept;
  ~ExpressionSet();

  // Numbers of the expressions that may match `text`, ascending; all others do not. Stays as it is as long as the set.
  using Numbers = std::vector<std::uint32_t>;
  [[nodiscard]] const Numbers& matching(std::string_view text) const;
  // Whether matching() may name any, by the first sign alone.
  [[nodiscard]] bool may_begin(std::string_view text) const;

  // Where in text[from, end) matches may begin, by place: for a set of starts. `anywhere`: from there on no more is
  // known of the expression, because it may match nothing at all, is not read, or because
  // the text has so many long beginnings that telling would take too long.
  struct Beginning {
    std::size_t at;
    std::uint32_t expression;
    bool anywhere = false;
  };
  void find_beginnings(std::string_view text, std::size_t from, std::vector<Beginning>& found) const;

 private:
  class Automaton;
  std::unique_ptr<Automaton> automaton_;
};

}  // namespace zhibiao::base
