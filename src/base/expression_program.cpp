#include "base/expression_program.h"

#include <algorithm>
#include <array>
#include <limits>
#include <utility>

#include "base/utf8.h"

namespace zhibiao::base {
namespace {

using Node = ExpressionNode;
using Step = ExpressionStep;

constexpr std::size_t kMostSteps = 20'000;
constexpr int kMostCounted = 8;            // automata count no further
constexpr std::size_t kPatience = 20'000;  // steps of one match
constexpr std::size_t kMostWaiting = 512;  // alternatives left for later
constexpr std::size_t kMostGroups = 16;    // with group 0
constexpr std::uint32_t kUnbounded = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kNowhere = std::string_view::npos;

class Writer {
 public:
  explicit Writer(ExpressionProgram::Form form) : loose_(form == ExpressionProgram::Form::loose) {}

  std::optional<ExpressionProgram> write(const Node& tree) {
    const std::uint32_t match = add({Step::Kind::match, 0, 0, 0});
    std::uint32_t end = loose_ ? match : add({Step::Kind::save, 1, match, 0});
    program_.first = put(tree, end);
    if (!loose_) program_.first = add({Step::Kind::save, 0, program_.first, 0});
    if (full() || program_.groups > kMostGroups) return std::nullopt;
    return std::move(program_);
  }

 private:
  [[nodiscard]] bool full() const { return program_.steps.size() > kMostSteps; }

  std::uint32_t add(const Step& step) {
    program_.steps.push_back(step);
    return static_cast<std::uint32_t>(program_.steps.size() - 1);
  }

  std::uint32_t add_set(Step::Kind kind, const SignRanges& set, std::uint32_t next, std::uint32_t most = 0) {
    program_.sets.push_back(set);
    return add({kind, static_cast<char32_t>(program_.sets.size() - 1), next, most});
  }

  // The steps of `node` that go on at `next`; returns the first of them.
  std::uint32_t put(const Node& node, std::uint32_t next) {
    if (full()) return next;
    switch (node.kind) {
      case Node::Kind::word:
        for (auto sign = node.word.rbegin(); sign != node.word.rend(); ++sign) {
          next = add({Step::Kind::sign, *sign, next, 0});
        }
        return next;
      case Node::Kind::set:
        return add_set(Step::Kind::set, node.set, next);
      case Node::Kind::sequence:
        for (auto part = node.parts.rbegin(); part != node.parts.rend(); ++part) next = put(*part, next);
        return next;
      case Node::Kind::either: {
        std::uint32_t last = put(node.parts.back(), next);
        for (auto part = node.parts.rbegin() + 1; part != node.parts.rend(); ++part) {
          last = add({Step::Kind::split, 0, put(*part, next), last});
        }
        return last;
      }
      case Node::Kind::repeat:
        return put_repeat(node, next);
      case Node::Kind::group: {
        const auto number = static_cast<std::size_t>(node.number);
        program_.groups = std::max(program_.groups, number + 1);
        if (loose_) return put(node.parts.front(), next);
        next = add({Step::Kind::save, static_cast<char32_t>(2 * number + 1), next, 0});
        next = put(node.parts.front(), next);
        return add({Step::Kind::save, static_cast<char32_t>(2 * number), next, 0});
      }
      case Node::Kind::text_begin:
        return put_place(Step::Kind::text_begin, next);
      case Node::Kind::text_end:
        return put_place(Step::Kind::text_end, next);
      case Node::Kind::word_edge:
        return put_place(Step::Kind::word_edge, next);
      case Node::Kind::no_word_edge:
        return put_place(Step::Kind::no_word_edge, next);
    }
    return next;
  }

  std::uint32_t put_place(Step::Kind kind, std::uint32_t next) { return loose_ ? next : add({kind, 0, next, 0}); }

  std::uint32_t put_repeat(const Node& node, std::uint32_t next) {
    const Node& part = node.parts.front();
    int least = node.least;
    int most = node.most;
    if (loose_ && (most > kMostCounted || least > kMostCounted)) {
      least = std::min(least, kMostCounted);
      most = kNoEnd;
    }
    const auto split = [&](std::uint32_t again, std::uint32_t on) {
      return node.lazy ? add({Step::Kind::split, 0, on, again}) : add({Step::Kind::split, 0, again, on});
    };
    if (most != least) {
      if (part.kind == Node::Kind::set && !loose_ && !node.lazy) {
        const auto further = most == kNoEnd ? kUnbounded : static_cast<std::uint32_t>(most - least);
        next = add_set(Step::Kind::run, part.set, next, further);
      } else if (most == kNoEnd) {
        const std::uint32_t loop = split(0, 0);
        const std::uint32_t again = put(part, loop);
        program_.steps[loop] = {Step::Kind::split, 0, node.lazy ? next : again, node.lazy ? again : next};
        next = least > 0 ? again : loop;
        least = std::max(least - 1, 0);
      } else {
        const std::uint32_t on = next;
        for (int i = least; i < most && !full(); ++i) next = split(put(part, next), on);
      }
    }
    for (int i = 0; i < least && !full(); ++i) next = put(part, next);
    return next;
  }

  const bool loose_;
  ExpressionProgram program_;
};

bool is_word_sign(std::string_view text, std::size_t at) {
  if (at >= text.size()) return false;
  const char sign = text[at];
  return (sign >= '0' && sign <= '9') || (sign >= 'A' && sign <= 'Z') || (sign >= 'a' && sign <= 'z') || sign == '_';
}

bool holds(Step::Kind kind, std::string_view text, std::size_t at) {
  if (kind == Step::Kind::text_begin) return at == 0;
  if (kind == Step::Kind::text_end) return at == text.size();
  const bool edge = (at > 0 && is_word_sign(text, at - 1)) != is_word_sign(text, at);
  return edge == (kind == Step::Kind::word_edge);
}

// Whether `step` wants a sign that does not stand at `at`: alternatives are mostly told by it.
bool starts_otherwise(const Step& step, std::string_view text, std::size_t at) {
  if (step.kind != Step::Kind::sign) return false;
  return at == text.size() || decode_code_point(text, at).value != step.value;
}

// What to do when the way taken does not lead to a match.
struct Waiting {
  enum class Kind : std::uint8_t { alternative, shorter_run, restore };
  Kind kind;
  std::uint32_t step;  // to go on at; of restore the saved place's number
  std::size_t at;
  std::size_t least;  // of a run: where it begins
};

}  // namespace

std::optional<ExpressionProgram> ExpressionProgram::of(const ExpressionNode& tree, Form form) {
  return Writer(form).write(tree);
}

Matched match_at(const ExpressionProgram& program, std::string_view text, std::size_t from, bool whole,
                 std::vector<std::optional<Range>>& found) {
  std::array<Waiting, kMostWaiting> waiting;
  std::size_t waits = 0;
  std::array<std::size_t, 2 * kMostGroups> places;
  std::fill_n(places.begin(), 2 * program.groups, kNowhere);
  std::uint32_t next = program.first;
  std::size_t at = from;
  for (std::size_t patience = kPatience; patience > 0; --patience) {
    const Step& step = program.steps[next];
    bool good = true;
    switch (step.kind) {
      case Step::Kind::sign:
      case Step::Kind::set: {
        if (at == text.size()) {
          good = false;
          break;
        }
        const CodePoint sign = decode_code_point(text, at);
        good = sign.valid &&
               (step.kind == Step::Kind::sign ? sign.value == step.value : program.sets[step.value].has(sign.value));
        at += sign.size;
        break;
      }
      case Step::Kind::run: {
        const SignRanges& set = program.sets[step.value];
        const std::size_t least = at;
        for (std::uint32_t count = 0; count < step.other && at < text.size(); ++count) {
          const CodePoint sign = decode_code_point(text, at);
          if (!sign.valid || !set.has(sign.value)) break;
          at += sign.size;
        }
        patience -= std::min(patience - 1, (at - least) / 8);
        if (at == least) break;
        if (waits == kMostWaiting) return Matched::unsure;
        waiting[waits++] = {Waiting::Kind::shorter_run, step.next, at, least};
        break;
      }
      case Step::Kind::split:
        if (starts_otherwise(program.steps[step.next], text, at)) {
          next = step.other;
          continue;
        }
        if (waits == kMostWaiting) return Matched::unsure;
        waiting[waits++] = {Waiting::Kind::alternative, step.other, at, 0};
        break;
      case Step::Kind::save:
        if (waits == kMostWaiting) return Matched::unsure;
        waiting[waits++] = {Waiting::Kind::restore, step.value, places[step.value], 0};
        places[step.value] = at;
        break;
      case Step::Kind::match: {
        good = !whole || at == text.size();
        if (!good) break;
        found.assign(program.groups, std::nullopt);
        for (std::size_t i = 0; i < program.groups; ++i) {
          if (places[2 * i + 1] != kNowhere) found[i] = Range{places[2 * i], places[2 * i + 1]};
        }
        return Matched::yes;
      }
      default:
        good = holds(step.kind, text, at);
    }
    if (good) {
      next = step.next;
      continue;
    }
    while (waits > 0 && waiting[waits - 1].kind == Waiting::Kind::restore) {
      --waits;
      places[waiting[waits].step] = waiting[waits].at;
    }
    if (waits == 0) return Matched::no;
    Waiting& last = waiting[waits - 1];
    next = last.step;
    if (last.kind == Waiting::Kind::alternative) {
      at = last.at;
      --waits;
    } else {
      last.at = at = previous_code_point(text, last.at);
      if (at == last.least) --waits;
    }
  }
  return Matched::unsure;
}

}  // namespace zhibiao::base
