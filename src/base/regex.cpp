#include "base/regex.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/message_rows.h"
#include "base/once.h"
#include "base/re2_options.h"

namespace zhibiao::base {
namespace {

// Most expressions have fewer groups than this; only the others need memory for a match.
constexpr std::size_t kGroupsOnStack = 16;

std::unique_ptr<re2::RE2> compiled(std::string_view expression, bool bytes) {
  re2::RE2::Options options = re2_options();
  if (bytes) options.set_encoding(re2::RE2::Options::EncodingLatin1);
  return std::make_unique<re2::RE2>(piece(expression), options);
}

// \C is a byte, and would cut a character.
bool takes_bytes(std::string_view expression) {
  for (std::size_t at = expression.find('\\'); at < expression.size(); at = expression.find('\\', at + 2)) {
    if (expression.substr(at).starts_with("\\C")) return true;
  }
  return false;
}

Message reason_of(const re2::RE2& refused) {
  const std::string& what = refused.error_arg();
  switch (refused.error_code()) {
    case re2::RE2::ErrorBadEscape:
      return rows::kInvalidEscape(what);
    case re2::RE2::ErrorBadCharClass:
      return rows::kInvalidClass(what);
    case re2::RE2::ErrorBadCharRange:
      return rows::kInvalidClassRange(what);
    case re2::RE2::ErrorMissingBracket:
      return rows::kMissingBracket(what);
    case re2::RE2::ErrorMissingParen:
      return rows::kMissingParenthesis(what);
    case re2::RE2::ErrorUnexpectedParen:
      return rows::kUnexpectedParenthesis(what);
    case re2::RE2::ErrorTrailingBackslash:
      return rows::kTrailingBackslash();
    case re2::RE2::ErrorRepeatArgument:
      return rows::kNothingToRepeat(what);
    case re2::RE2::ErrorRepeatSize:
      return rows::kInvalidRepeatSize(what);
    case re2::RE2::ErrorRepeatOp:
      return rows::kBadRepeatOperator(what);
    case re2::RE2::ErrorBadPerlOp:
      return rows::kInvalidPerlOperator(what);
    case re2::RE2::ErrorBadUTF8:
      return rows::kInvalidUtf8();
    case re2::RE2::ErrorBadNamedCapture:
      return rows::kInvalidGroupName(what);
    case re2::RE2::ErrorPatternTooLarge:
      return rows::kTooLargeCompiled();
    case re2::RE2::NoError:
    case re2::RE2::ErrorInternal:
      break;
  }
  return rows::kUnknownReason();
}

}  // namespace

struct Regex::State {
  explicit State(std::string_view text, bool of_bytes = false) : expression(text), bytes(of_bytes) {}

  // Null where RE2 refuses the expression.
  const re2::RE2* get() {
    once.call([this] {
      if (!program) program = compiled(expression, bytes);
      if (!program->ok()) return;
      group_names.resize(static_cast<std::size_t>(program->NumberOfCapturingGroups()) + 1);
      for (const auto& [name, number] : program->NamedCapturingGroups()) {
        group_names[static_cast<std::size_t>(number)] = name;
      }
    });
    return program->ok() ? program.get() : nullptr;
  }

  std::string expression;
  bool bytes;
  Once once;
  std::unique_ptr<re2::RE2> program;
  std::vector<std::string> group_names;  // by number, empty for one without; of group 0 too
};

Regex::Regex(std::unique_ptr<State> state) : state_(std::move(state)) {}
Regex::Regex(Regex&&) noexcept = default;
Regex& Regex::operator=(Regex&&) noexcept = default;
Regex::~Regex() = default;

Expected<Regex> Regex::compile(std::string_view expression) {
  if (takes_bytes(expression)) {
    return tl::unexpected(
        Error{.code = "bad-expression", .message = rows::kNotARegex(rows::kByteIsNoCharacter()), .text = "\\C"});
  }
  auto state = std::make_unique<State>(expression);
  state->program = compiled(expression, false);
  if (!state->program->ok()) {
    return tl::unexpected(Error{.code = "bad-expression",
                                .message = rows::kNotARegex(reason_of(*state->program)),
                                .text = state->program->error_arg()});
  }
  return Regex(std::move(state));
}

Regex Regex::when_asked(std::string_view expression) { return Regex(std::make_unique<State>(expression)); }

Regex Regex::over_bytes(std::string_view expression) { return Regex(std::make_unique<State>(expression, true)); }

std::optional<int> Regex::group(std::string_view name) const {
  if (state_->get() == nullptr || name.empty()) return std::nullopt;
  const auto& names = state_->group_names;
  const auto found = std::find(names.begin(), names.end(), name);
  return found == names.end() ? std::nullopt : std::optional<int>(static_cast<int>(found - names.begin()));
}

int Regex::groups() const { return state_->get() == nullptr ? 1 : static_cast<int>(state_->group_names.size()); }

const std::string& Regex::expression() const { return state_->expression; }

bool Regex::match_within(std::string_view text, Range part, Anchor anchor,
                         std::vector<std::optional<Range>>& found) const {
  if (part.begin > part.end) return false;
  const re2::RE2* program = state_->get();
  if (program == nullptr) return false;
  const re2::StringPiece whole = piece(text);
  // Asked for groups of a short text, RE2 tracks back at once; asked for none, its automaton refuses most texts first.
  if (anchor != Anchor::none && !program->Match(whole, part.begin, part.end, re2_anchor(anchor), nullptr, 0)) {
    return false;
  }
  const std::size_t count = state_->group_names.size();
  std::array<re2::StringPiece, kGroupsOnStack> on_stack;
  std::vector<re2::StringPiece> on_heap;
  re2::StringPiece* pieces = on_stack.data();
  if (count > on_stack.size()) {
    on_heap.resize(count);
    pieces = on_heap.data();
  }
  if (!program->Match(whole, part.begin, part.end, re2_anchor(anchor), pieces, static_cast<int>(count))) return false;
  found.assign(count, std::nullopt);
  for (std::size_t i = 0; i < count; ++i) {
    if (pieces[i].data() == nullptr) continue;
    const auto begin = static_cast<std::size_t>(pieces[i].data() - text.data());
    found[i] = Range{begin, begin + pieces[i].size()};
  }
  return true;
}

bool Regex::matches(std::string_view text, Anchor anchor) const {
  const re2::RE2* program = state_->get();
  return program != nullptr && program->Match(piece(text), 0, text.size(), re2_anchor(anchor), nullptr, 0);
}

}  // namespace zhibiao::base
