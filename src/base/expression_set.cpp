#include "base/expression_set.h"

#include <algorithm>
#include <atomic>
#include <deque>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <utility>

#include "base/expression_program.h"
#include "base/expression_tree.h"
#include "base/sign_classes.h"

namespace zhibiao::base {
namespace {

constexpr std::size_t kMemory = std::size_t{8} << 20;  // of one set's rows
constexpr std::size_t kPatience = 16;                  // signs read behind beginnings, for each byte of a text

// Of the sign at `at`, which goes on behind it.
SignClasses::Class read(const SignClasses& classes, std::string_view text, std::size_t& at) {
  const SignClasses::Sign sign = classes.read(text, at);
  at += sign.size;
  return sign.number;
}

}  // namespace

// The steps of all expressions together, and the rows made of them.
class ExpressionSet::Automaton {
 public:
  Automaton(std::vector<std::string_view> expressions, Where where)
      : expressions_(std::move(expressions)), where_(where) {}

  struct Row {
    std::vector<std::uint32_t> steps;  // that wait for a sign
    Numbers accepted;                  // of `whole` if the text ends here; of the others wherever it ends
    bool open = true;                  // whether more signs may change what is accepted
    std::unique_ptr<std::atomic<const Row*>[]> next;
  };

  // Makes the program, if that has not been done.
  void prepare() {
    if (ready_.load(std::memory_order_acquire)) return;
    const std::lock_guard lock(mutex_);
    if (ready_.load(std::memory_order_relaxed)) return;
    read_expressions();
    std::vector<const SignRanges*> sets;
    for (const SignRanges& set : sets_) sets.push_back(&set);
    classes_ = SignClasses(sets);
    all_.resize(expressions_.size());
    for (std::size_t i = 0; i < all_.size(); ++i) all_[i] = static_cast<std::uint32_t>(i);
    unknown_ = &rows_.emplace_back(Row{{}, all_, false, columns()});
    for (std::size_t i = 0; i < classes_.size(); ++i) unknown_->next[i].store(unknown_, std::memory_order_relaxed);
    Making begun;
    for (const std::uint32_t first : firsts_) follow(first, begun);
    start_ = row_of(std::move(begun));
    Making nothing;
    if (where_ != Where::whole) nothing.accepted = start_->accepted;
    nothing_ = row_of(std::move(nothing));
    ready_.store(true, std::memory_order_release);
  }

  [[nodiscard]] const Row* start() const { return start_; }
  // The row of which nothing comes that the start has not.
  [[nodiscard]] const Row* nothing() const { return nothing_; }
  [[nodiscard]] const Numbers& all() const { return all_; }
  [[nodiscard]] const SignClasses& classes() const { return classes_; }

  // Where a match may begin by its first two signs; most beginnings are none by the second.
  struct Lead {
    std::size_t begin;
    std::size_t second;
    std::size_t behind;  // of both
    const Row* row;
  };
  // The next one from `from` on, or else the text's end. `from` is less.
  [[nodiscard]] Lead next_lead(std::string_view text, std::size_t from) {
    SignClasses::Sign sign = classes_.read(text, from);
    for (std::size_t begin = from;;) {
      const Row* row = after(*start_, sign.number);
      const std::size_t second = begin + sign.size;
      if (second == text.size()) return {begin, second, second, row};
      sign = classes_.read(text, second);
      row = after(*row, sign.number);
      if (row != nothing_) return {begin, second, second + sign.size, row};
      begin = second;
    }
  }

  [[nodiscard]] const Row* after(const Row& row, SignClasses::Class sign) {
    const Row* const known = row.next[sign].load(std::memory_order_acquire);
    return known != nullptr ? known : made(row, sign);
  }

 private:
  struct Step {
    ExpressionStep step;
    std::uint32_t expression;
  };
  struct Making {
    std::vector<std::uint32_t> steps;
    Numbers accepted;
  };

  [[nodiscard]] std::unique_ptr<std::atomic<const Row*>[]> columns() const {
    return std::make_unique<std::atomic<const Row*>[]>(classes_.size());
  }

  void read_expressions() {
    for (std::size_t i = 0; i < expressions_.size(); ++i) {
      const auto tree = read_expression(expressions_[i]);
      auto program = tree ? ExpressionProgram::of(*tree, ExpressionProgram::Form::loose) : std::nullopt;
      if (!program) program = anything();
      const auto base = static_cast<std::uint32_t>(steps_.size());
      const auto sets = static_cast<char32_t>(sets_.size());
      std::move(program->sets.begin(), program->sets.end(), std::back_inserter(sets_));
      for (ExpressionStep step : program->steps) {
        step.next += base;
        step.other += base;
        if (step.kind == ExpressionStep::Kind::set) step.value += sets;
        steps_.push_back({step, static_cast<std::uint32_t>(i)});
      }
      firsts_.push_back(program->first + base);
    }
    std::set<char32_t> signs;
    for (const Step& step : steps_) {
      if (step.step.kind == ExpressionStep::Kind::sign) signs.insert(step.step.value);
    }
    for (const char32_t sign : signs) sets_.emplace_back(std::vector<SignRange>{{sign, sign}});
    marked_.resize(steps_.size());
  }

  // Of an expression that is not read.
  [[nodiscard]] static ExpressionProgram anything() {
    ExpressionProgram program;
    program.sets.emplace_back(std::vector<SignRange>{}, true);
    program.steps.push_back({ExpressionStep::Kind::match, 0, 0, 0});
    program.steps.push_back({ExpressionStep::Kind::set, 0, 2, 0});
    program.steps.push_back({ExpressionStep::Kind::split, 0, 1, 0});
    program.first = 2;
    return program;
  }

  // Puts what can be reached from a step without a sign to `making`.
  void follow(std::uint32_t first, Making& making) {
    waiting_.assign(1, first);
    while (!waiting_.empty()) {
      const std::uint32_t at = waiting_.back();
      waiting_.pop_back();
      if (marked_[at]) continue;
      marked_[at] = true;
      touched_.push_back(at);
      const Step& step = steps_[at];
      if (step.step.kind == ExpressionStep::Kind::match) {
        making.accepted.push_back(step.expression);
      } else if (step.step.kind == ExpressionStep::Kind::split) {
        waiting_.push_back(step.step.next);
        waiting_.push_back(step.step.other);
      } else {
        making.steps.push_back(at);
      }
    }
  }

  [[nodiscard]] bool takes(const Step& step, char32_t sign) const {
    return step.step.kind == ExpressionStep::Kind::sign ? step.step.value == sign : sets_[step.step.value].has(sign);
  }

  [[gnu::noinline]] const Row* made(const Row& row, SignClasses::Class sign) {
    const std::lock_guard lock(mutex_);
    if (const Row* const known = row.next[sign].load(std::memory_order_relaxed)) return known;
    Making making;
    if (where_ != Where::whole) making.accepted = row.accepted;
    if (sign != 0) {
      const char32_t member = classes_.member(sign);
      for (const std::uint32_t step : row.steps) {
        if (takes(steps_[step], member)) follow(steps_[step].step.next, making);
      }
    }
    if (where_ == Where::anywhere) {
      for (const std::uint32_t first : firsts_) follow(first, making);
    }
    const Row* const next = row_of(std::move(making));
    row.next[sign].store(next, std::memory_order_release);
    return next;
  }

  // The row for what was followed, made if there is none yet.
  const Row* row_of(Making making) {
    for (const std::uint32_t at : touched_) marked_[at] = false;
    touched_.clear();
    std::sort(making.accepted.begin(), making.accepted.end());
    making.accepted.erase(std::unique(making.accepted.begin(), making.accepted.end()), making.accepted.end());
    if (where_ != Where::whole) {  // what is known to match is followed no further
      std::erase_if(making.steps, [&](std::uint32_t step) {
        return std::binary_search(making.accepted.begin(), making.accepted.end(), steps_[step].expression);
      });
    }
    std::sort(making.steps.begin(), making.steps.end());
    auto [known, is_new] = row_of_.try_emplace({making.steps, making.accepted});
    if (!is_new) return known->second;
    memory_ +=
        classes_.size() * sizeof(Row*) + 2 * (making.steps.size() + making.accepted.size()) * sizeof making.steps[0];
    if (memory_ > kMemory) {
      row_of_.erase(known);
      return unknown_;
    }
    Row& row = rows_.emplace_back();
    row.open = !making.steps.empty() || (where_ == Where::whole && !making.accepted.empty());
    row.steps = std::move(making.steps);
    row.accepted = std::move(making.accepted);
    row.next = columns();
    known->second = &row;
    return &row;
  }

  const std::vector<std::string_view> expressions_;
  const Where where_;
  std::vector<Step> steps_;
  std::vector<SignRanges> sets_;
  std::vector<std::uint32_t> firsts_;
  SignClasses classes_;
  Numbers all_;
  const Row* start_ = nullptr;
  const Row* nothing_ = nullptr;
  const Row* unknown_ = nullptr;  // where there is no room for more rows: all may match

  std::atomic<bool> ready_ = false;
  std::mutex mutex_;  // of what follows
  std::deque<Row> rows_;
  std::map<std::pair<std::vector<std::uint32_t>, Numbers>, const Row*> row_of_;
  std::size_t memory_ = 0;
  std::vector<bool> marked_;
  std::vector<std::uint32_t> touched_;
  std::vector<std::uint32_t> waiting_;
};

ExpressionSet::ExpressionSet() : ExpressionSet({}, Where::whole) {}
ExpressionSet::ExpressionSet(std::vector<std::string_view> expressions, Where where)
    : automaton_(std::make_unique<Automaton>(std::move(expressions), where)) {}
ExpressionSet::ExpressionSet(ExpressionSet&&) noexcept = default;
ExpressionSet& ExpressionSet::operator=(ExpressionSet&&) noexcept = default;
ExpressionSet::~ExpressionSet() = default;

const ExpressionSet::Numbers& ExpressionSet::matching(std::string_view text) const {
  Automaton& automaton = *automaton_;
  automaton.prepare();
  const SignClasses& classes = automaton.classes();
  const Automaton::Row* row = automaton.start();
  for (std::size_t at = 0; at < text.size() && row->open;) row = automaton.after(*row, read(classes, text, at));
  return row->accepted;
}

bool ExpressionSet::may_begin(std::string_view text) const {
  Automaton& automaton = *automaton_;
  automaton.prepare();
  if (text.empty()) return !automaton.start()->accepted.empty();
  const Automaton::Row* const row = automaton.after(*automaton.start(), automaton.classes().read(text, 0).number);
  return row != automaton.nothing() || !row->accepted.empty();
}

void ExpressionSet::find_beginnings(std::string_view text, std::size_t from, std::vector<Beginning>& found) const {
  if (from >= text.size()) return;
  Automaton& automaton = *automaton_;
  automaton.prepare();
  const Numbers& anyway = automaton.start()->accepted;
  for (const std::uint32_t expression : anyway) found.push_back({from, expression, true});
  auto patience = static_cast<std::ptrdiff_t>(kPatience * (text.size() - from));
  for (std::size_t begin = from; begin < text.size();) {
    const Automaton::Lead lead = automaton.next_lead(text, begin);
    const Automaton::Row* row = lead.row;
    std::size_t at = lead.behind;
    while (at < text.size() && row->open && patience-- > 0) {
      row = automaton.after(*row, read(automaton.classes(), text, at));
    }
    if (patience < 0) {
      found.clear();
      for (const std::uint32_t expression : automaton.all()) found.push_back({from, expression, true});
      return;
    }
    for (const std::uint32_t expression : row->accepted) {
      if (!std::binary_search(anyway.begin(), anyway.end(), expression)) found.push_back({lead.begin, expression});
    }
    begin = lead.second;
  }
}

}  // namespace zhibiao::base
