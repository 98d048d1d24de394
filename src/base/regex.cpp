#include "base/regex.h"

#include <re2/re2.h>

#include <algorithm>
#include <array>
#include <mutex>
#include <utility>

#include "base/expression_program.h"
#include "base/expression_tree.h"
#include "base/message_rows.h"

namespace zhibiao::base {
namespace {

constexpr std::int64_t kMemory = std::int64_t{64} << 20;

// Most expressions have fewer groups than this; only the others need memory for a match.
constexpr std::size_t kGroupsOnStack = 16;

re2::RE2::Anchor re2_anchor(Regex::Anchor anchor) {
  switch (anchor) {
    case Regex::Anchor::start:
      return re2::RE2::ANCHOR_START;
    case Regex::Anchor::both:
      return re2::RE2::ANCHOR_BOTH;
    case Regex::Anchor::none:
      break;
  }
  return re2::RE2::UNANCHORED;
}

std::unique_ptr<re2::RE2> compiled(std::string_view expression) {
  re2::RE2::Options options;
  options.set_encoding(re2::RE2::Options::EncodingUTF8);
  options.set_never_nl(false);
  options.set_log_errors(false);
  options.set_max_mem(kMemory);
  return std::make_unique<re2::RE2>(re2::StringPiece(expression.data(), expression.size()), options);
}

}  // namespace

struct Regex::State {
  explicit State(std::string_view text) : expression(text), names(group_names(text)) {}

  // Null where RE2 refuses the expression.
  const re2::RE2* get() {
    std::call_once(once, [this] {
      if (!program) program = compiled(expression);
    });
    return program->ok() ? program.get() : nullptr;
  }

  // Nothing for what is not read here.
  const std::optional<ExpressionProgram>& get_steps() {
    std::call_once(steps_once, [this] {
      if (const auto tree = read_expression(expression)) {
        steps = ExpressionProgram::of(*tree, ExpressionProgram::Form::exact);
      }
    });
    return steps;
  }

  std::string expression;
  std::vector<std::string> names;  // of the groups 1 on
  std::once_flag once;
  std::unique_ptr<re2::RE2> program;
  std::once_flag steps_once;
  std::optional<ExpressionProgram> steps;
};

Regex::Regex(std::unique_ptr<State> state) : state_(std::move(state)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Expected<Regex> Regex::compile(std::string_view expression) {
  auto state = std::make_unique<State>(expression);
  state->program = compiled(expression);
  if (!state->program->ok()) {
    return tl::unexpected(Error{.code = "bad-expression",
                                .message = rows::kNotARegex(state->program->error()),
                                .text = state->program->error_arg()});
  }
  return Regex(std::move(state));
}

Regex Regex::when_asked(std::string_view expression) { return Regex(std::make_unique<State>(expression)); }

std::optional<int> Regex::group(std::string_view name) const {
  const auto found = std::find(state_->names.begin(), state_->names.end(), name);
  if (found == state_->names.end() || name.empty()) return std::nullopt;
  return static_cast<int>(found - state_->names.begin()) + 1;
}

int Regex::groups() const { return static_cast<int>(state_->names.size()) + 1; }

const std::string& Regex::expression() const { return state_->expression; }

bool Regex::match(std::string_view text, std::size_t from, Anchor anchor,
                  std::vector<std::optional<Range>>& found) const {
  if (from > text.size()) return false;
  if (const auto& steps = state_->get_steps(); steps && anchor != Anchor::none) {
    const Matched matched = match_at(*steps, text, from, anchor == Anchor::both, found);
    if (matched != Matched::unsure) return matched == Matched::yes;
  }
  const re2::RE2* program = state_->get();
  if (program == nullptr) return false;
  const re2::StringPiece whole(text.data(), text.size());
  // Asked for groups of a short text, RE2 tracks back at once; asked for none, its automaton refuses most texts first.
  if (anchor != Anchor::none && !program->Match(whole, from, text.size(), re2_anchor(anchor), nullptr, 0)) return false;
  const auto count = static_cast<std::size_t>(groups());
  std::array<re2::StringPiece, kGroupsOnStack> on_stack;
  std::vector<re2::StringPiece> on_heap;
  re2::StringPiece* pieces = on_stack.data();
  if (count > on_stack.size()) {
    on_heap.resize(count);
    pieces = on_heap.data();
  }
  if (!program->Match(whole, from, text.size(), re2_anchor(anchor), pieces, static_cast<int>(count))) return false;
  found.assign(count, std::nullopt);
  for (std::size_t i = 0; i < count; ++i) {
    if (pieces[i].data() == nullptr) continue;
    const auto begin = static_cast<std::size_t>(pieces[i].data() - text.data());
    found[i] = Range{begin, begin + pieces[i].size()};
  }
  return true;
}

bool Regex::matches(std::string_view text, Anchor anchor) const {
  if (anchor != Anchor::none) {
    std::vector<std::optional<Range>> found;
    return match(text, 0, anchor, found);
  }
  const re2::RE2* program = state_->get();
  return program != nullptr &&
         program->Match(re2::StringPiece(text.data(), text.size()), 0, text.size(), re2::RE2::UNANCHORED, nullptr, 0);
}

}  // namespace zhibiao::base
