#include "extract/learning.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <utility>

#include "embedded/embedded.h"
#include "extract/assemble.h"
#include "extract/examples.h"
#include "extract/proposals.h"
#include "extract/stages.h"
#include "text/source_text.h"

namespace zhibiao::extract {
namespace {

constexpr int kEntriesForEach = 3;  // a unit, a name and a word may each be missing

// The packs with what was learnt so far, and what they make of the documents.
class Trial {
 public:
  static std::optional<Trial> of(const Documents& documents, const std::vector<patterns::PackFile>& users,
                                 const std::string& learnt) {
    std::vector<patterns::PackFile> files;
    if (!learnt.empty()) files.push_back({"learned.json", learnt, true});
    files.insert(files.end(), users.begin(), users.end());
    const auto embedded = embedded::packs();
    files.insert(files.end(), embedded.begin(), embedded.end());
    auto loaded = patterns::load(files, patterns::Checks::users);
    if (!loaded.errors.empty()) return std::nullopt;
    return Trial(documents, std::move(loaded.packs));
  }

  // How many fields of the correction come out otherwise; a number that is not found counts more than any.
  [[nodiscard]] std::size_t wrong(const Correction& correction) {
    const auto document = documents_->find(correction.document);
    const bool alone = document == documents_->end();
    const auto all =
        alone ? assemble(stages_->run_body(correction.sentence)).indicators.kept() : indicators_of(*document);
    const std::size_t place = alone ? 0 : place_of(correction, document->second);
    std::optional<std::size_t> least;
    for (const Indicator& indicator : all) {
      // Of one that runs over a line's end the part in its first line is quoted.
      if (!indicator.text.starts_with(correction.quote) || (!alone && indicator.span.start != place)) continue;
      std::size_t count = 0;
      const auto is = fields_of(indicator);
      for (const auto& [field, value] : correction.fields) {
        const auto at = is.find(field);
        if (at != is.end() && at->second != value) ++count;
      }
      least = std::min(least.value_or(count), count);
    }
    if (correction.state == Correction::State::rejected) return least ? 1 : 0;
    return least.value_or(correction.fields.size() + 1);
  }

  [[nodiscard]] const patterns::PackSet& packs() const { return *packs_; }

  // What of the packs' examples does not hold.
  [[nodiscard]] std::set<std::string> failures() const {
    std::set<std::string> failures;
    for (const Error& failure : run_examples(*packs_, *stages_, ExampleScope::all).failures) {
      failures.insert(fmt::format("{}:{} {}", failure.path, failure.line, failure.text));
    }
    return failures;
  }

 private:
  Trial(const Documents& documents, patterns::PackSet packs)
      : documents_(&documents),
        packs_(std::make_unique<const patterns::PackSet>(std::move(packs))),
        stages_(std::make_unique<const Stages>(*packs_)) {}

  // Where the quote stands in the text; its end where it stands nowhere.
  static std::size_t place_of(const Correction& correction, const std::string& text) {
    text::SourceText source;
    source.utf8 = text;
    text::index_lines(source);
    if (correction.line == 0 || correction.line > source.lines.size()) return text.size();
    const base::Range line = source.lines[correction.line - 1];
    std::size_t at = line.begin;
    for (std::size_t nth = 0; nth < correction.nth; ++nth) {
      at = text.find(correction.quote, nth == 0 ? at : at + 1);
      if (at >= line.end) return text.size();
    }
    return at;
  }

  const std::vector<Indicator>& indicators_of(const Documents::value_type& document) {
    const auto [at, added] = found_.try_emplace(document.first);
    if (!added) return at->second;
    auto trace = stages_->run(document.second, document.first, "UTF-8", Stages::Candidates::taken);
    if (trace) at->second = assemble(std::move(*trace)).indicators.kept();
    return at->second;
  }

  const Documents* documents_;
  std::unique_ptr<const patterns::PackSet> packs_;  // the stages look into them
  std::unique_ptr<const Stages> stages_;
  std::map<std::string, std::vector<Indicator>> found_;  // of the documents that were asked for
};

class Learner {
 public:
  Learner(const std::vector<Correction>& corrections, const Documents& documents,
          const std::vector<patterns::PackFile>& users)
      : corrections_(corrections),
        documents_(documents),
        users_(users),
        trial_(*Trial::of(documents, users, {})),
        broken_before_(trial_.failures()) {}

  Lessons take() {
    Lessons lessons;
    for (std::size_t i = 0; i < corrections_.size(); ++i) {
      (take_up(corrections_[i]) ? lessons.learnt : lessons.left).push_back(i);
    }
    lessons.entries = entries_.size();
    if (!entries_.empty()) lessons.pack = pack_of(entries_);
    return lessons;
  }

 private:
  bool take_up(const Correction& correction) {
    const std::size_t entries = entries_.size();
    std::size_t wrong = trial_.wrong(correction);
    for (int i = 0; wrong > 0 && i < kEntriesForEach; ++i) {
      const auto better = improve(correction, wrong);
      if (!better) break;
      wrong = *better;
    }
    if (wrong == 0) {
      held_.push_back(&correction);
      return true;
    }
    if (entries_.size() > entries) {  // half a lesson is none
      entries_.resize(entries);
      trial_ = *Trial::of(documents_, users_, entries_.empty() ? "" : pack_of(entries_));
    }
    return false;
  }

  // The first proposal that makes fewer fields wrong and spoils nothing joins the entries.
  std::optional<std::size_t> improve(const Correction& correction, std::size_t wrong) {
    for (const Proposal& proposal : proposals(correction, trial_.packs(), entries_.size() + 1)) {
      auto entries = entries_;
      entries.push_back(proposal);
      auto trial = Trial::of(documents_, users_, pack_of(entries));
      if (!trial) continue;
      const std::size_t now = trial->wrong(correction);
      if (now >= wrong || spoils(*trial)) continue;
      entries_ = std::move(entries);
      trial_ = std::move(*trial);
      return now;
    }
    return std::nullopt;
  }

  [[nodiscard]] bool spoils(Trial& trial) const {
    if (std::any_of(held_.begin(), held_.end(), [&](const Correction* each) { return trial.wrong(*each) > 0; })) {
      return true;
    }
    const auto broken = trial.failures();
    return !std::includes(broken_before_.begin(), broken_before_.end(), broken.begin(), broken.end());
  }

  const std::vector<Correction>& corrections_;
  const Documents& documents_;
  const std::vector<patterns::PackFile>& users_;
  std::vector<Proposal> entries_;
  std::vector<const Correction*> held_;
  Trial trial_;
  std::set<std::string> broken_before_;
};

}  // namespace

Lessons learn(const std::vector<Correction>& corrections, const Documents& documents,
              const std::vector<patterns::PackFile>& users) {
  return Learner(corrections, documents, users).take();
}

}  // namespace zhibiao::extract
