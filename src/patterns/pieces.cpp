#include "patterns/pieces.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "patterns/expression.h"
#include "patterns/message_rows.h"

namespace zhibiao::patterns {
namespace {

// Pieces of pieces of pieces must not grow without bound.
constexpr std::size_t kLongestExpression = std::size_t{256} << 10;

struct Reference {
  base::Range range;  // {{name}} with its brackets
  std::string_view name;
};

std::vector<Reference> references(std::string_view expression) {
  std::vector<Reference> found;
  for (std::size_t at = expression.find("{{"); at != std::string_view::npos; at = expression.find("{{", at + 2)) {
    const std::size_t end = expression.find("}}", at + 2);
    if (end == std::string_view::npos) break;
    found.push_back({{at, end + 2}, expression.substr(at + 2, end - at - 2)});
    at = end;
  }
  return found;
}

bool is_punctuation(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x80 && (value < '0' || (value > '9' && value < 'A') || (value > 'Z' && value < 'a') || value > 'z');
}

// Puts in each {{name}} what `piece` gives for it; "" where one gives nothing or all becomes too long.
std::optional<std::string> put_in(std::string_view expression,
                                  const std::function<const std::string*(std::string_view)>& piece) {
  std::string whole;
  std::size_t from = 0;
  for (const Reference& reference : references(expression)) {
    const std::string* inner = piece(reference.name);
    if (inner == nullptr || whole.size() + inner->size() > kLongestExpression) return std::nullopt;
    whole += expression.substr(from, reference.range.begin - from);
    whole += "(?:" + *inner + ")";
    from = reference.range.end;
  }
  whole += expression.substr(from);
  return whole;
}

}  // namespace

std::string alternation(std::vector<std::string> words) {
  std::sort(words.begin(), words.end(), [](const std::string& left, const std::string& right) {
    return left.size() != right.size() ? left.size() > right.size() : left < right;
  });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string expression;
  for (const std::string& word : words) {
    if (!expression.empty()) expression += '|';
    for (const char byte : word) {
      if (is_punctuation(byte)) expression += '\\';
      expression += byte;
    }
  }
  return expression;
}

void Pieces::add(std::string name, std::string expression, const JsonNode* node, Mistakes* mistakes) {
  pieces_.try_emplace(std::move(name), Piece{std::move(expression), node, mistakes, State::untouched});
}

void Pieces::add_broken(std::string name) {
  pieces_.try_emplace(std::move(name), Piece{{}, nullptr, nullptr, State::broken});
}

void Pieces::resolve(bool check) {
  for (const auto& [name, piece] : pieces_) {
    std::vector<std::string> open;
    resolve(name, open, check);
  }
}

void Pieces::resolve(const std::string& name, std::vector<std::string>& open, bool check) {
  Piece& piece = pieces_.find(name)->second;
  if (piece.state != State::untouched) return;
  piece.state = State::open;
  open.push_back(name);
  bool whole = true;
  for (const Reference& reference : references(piece.expression)) {
    const auto inner = pieces_.find(reference.name);
    if (inner == pieces_.end()) continue;  // expand() reports it
    if (inner->second.state == State::open) {
      std::string circle;
      for (auto member = std::find(open.begin(), open.end(), inner->first); member != open.end(); ++member) {
        circle += *member + " -> ";
      }
      if (piece.mistakes != nullptr) {
        const std::string written = "{{" + inner->first + "}}";
        piece.mistakes->add("piece-cycle", range_in(*piece.node, written, piece.mistakes->text()),
                            rows::kPieceContainsItself(circle + inner->first), rows::kTakeOneOut());
      }
      whole = false;
      continue;
    }
    resolve(inner->first, open, check);
  }
  open.pop_back();
  if (piece.mistakes == nullptr) {
    piece.state = State::done;
    return;
  }
  auto expanded = expand(piece.expression, *piece.node, *piece.mistakes);
  if (whole && expanded && check) {
    whole = check_expression(*expanded, piece.expression, *piece.node, *piece.mistakes, {});
  }
  piece.state = whole && expanded ? State::done : State::broken;
  if (expanded) piece.expression = *std::move(expanded);
}

std::optional<std::string> Pieces::expand(std::string_view expression, const JsonNode& node, Mistakes& mistakes) const {
  bool known = true;
  bool broken = false;
  for (const Reference& reference : references(expression)) {
    const auto inner = pieces_.find(reference.name);
    if (inner != pieces_.end()) {
      broken = broken || inner->second.state != State::done;  // said where that piece stands
      continue;
    }
    known = false;
    if (incomplete_) continue;
    mistakes.add("unknown-piece", range_in(node, reference.range.of(expression), mistakes.text()),
                 rows::kThereIsNoPiece(reference.name), name_hint(reference.name, names()));
  }
  if (!known || broken) return std::nullopt;
  auto whole = put_in(expression, [&](std::string_view name) { return &pieces_.find(name)->second.expression; });
  if (!whole) {
    mistakes.add("expression-too-long", node.range, rows::kTooLongWithPieces(), rows::kUseFewerPieces());
  }
  return whole;
}

std::optional<std::string> Pieces::expanded(std::string_view name) const {
  const auto found = pieces_.find(name);
  if (found == pieces_.end() || found->second.state != State::done) return std::nullopt;
  return found->second.expression;
}

std::vector<std::string_view> Pieces::names() const {
  std::vector<std::string_view> names;
  for (const auto& [name, piece] : pieces_) names.push_back(name);
  return names;
}

}  // namespace zhibiao::patterns
