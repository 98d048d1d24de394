#include "output/selection.h"

#include <algorithm>
#include <utility>

#include "output/sections.h"

namespace zhibiao::output {
namespace {

std::optional<base::Regex> expression(const std::string& text) {
  if (text.empty()) return std::nullopt;
  return base::Regex::when_asked(text);
}

template <class T>
bool among(const std::vector<T>& wanted, T value) {
  return wanted.empty() || std::find(wanted.begin(), wanted.end(), value) != wanted.end();
}

// Of the indicators of a document those that are wanted.
class Selected : public IndicatorSource {
 public:
  Selected(Indicators all, std::vector<bool> wanted)
      : all_(std::move(all)),
        wanted_(std::move(wanted)),
        size_(static_cast<std::size_t>(std::count(wanted_.begin(), wanted_.end(), true))) {}

  [[nodiscard]] std::size_t size() const override { return size_; }
  [[nodiscard]] std::unique_ptr<Walker<Indicator>> walk() const override { return std::make_unique<Walk>(*this); }

 private:
  class Walk : public Walker<Indicator> {
   public:
    explicit Walk(const Selected& of) : of_(of), at_(of.all_.begin()) {}

    bool next(Indicator& indicator) override {
      while (number_ < of_.wanted_.size() && !of_.wanted_[number_]) step();
      if (number_ == of_.wanted_.size()) return false;
      indicator = *at_;
      step();
      return true;
    }

   private:
    void step() {
      ++number_;
      ++at_;
    }

    const Selected& of_;
    Indicators::const_iterator at_;
    std::size_t number_ = 0;
  };

  Indicators all_;
  std::vector<bool> wanted_;
  std::size_t size_;
};

class SelectingWriter : public Writer {
 public:
  SelectingWriter(std::unique_ptr<const Writer> inner, Selection selection)
      : inner_(std::move(inner)), selection_(std::move(selection)) {}

  [[nodiscard]] std::string opening() const override { return inner_->opening(); }
  [[nodiscard]] std::string record(const Document& document) const override {
    return inner_->record(selection_.of(document));
  }
  void write(const Document& document, const TakePiece& take) const override {
    inner_->write(selection_.of(document), take);
  }
  [[nodiscard]] std::string separator() const override { return inner_->separator(); }
  [[nodiscard]] std::string closing() const override { return inner_->closing(); }

 private:
  std::unique_ptr<const Writer> inner_;
  Selection selection_;
};

}  // namespace

Selection::Selection(SelectionOptions options)
    : options_(std::move(options)), section_(expression(options_.section)), metric_(expression(options_.metric)) {}

bool Selection::selects_all() const {
  return options_.kinds.empty() && options_.roles.empty() && !section_ && !metric_;
}

Document Selection::of(const Document& document) const {
  SectionPaths paths(document.sections);
  Document selected = document;
  const auto is_wanted = [&](const Indicator& indicator) {
    if (!among(options_.kinds, indicator.kind) || !among(options_.roles, indicator.role)) return false;
    if (metric_ && (!indicator.metric || !metric_->matches(*indicator.metric))) return false;
    return !section_ || section_->matches(paths.of(indicator.section));
  };
  std::vector<bool> wanted;
  wanted.reserve(document.indicators.size());
  for (const Indicator& indicator : document.indicators) wanted.push_back(is_wanted(indicator));
  selected.indicators = Indicators(std::make_shared<Selected>(document.indicators, std::move(wanted)));
  return selected;
}

std::unique_ptr<const Writer> selecting_writer(std::unique_ptr<const Writer> inner, Selection selection) {
  if (selection.selects_all()) return inner;
  return std::make_unique<SelectingWriter>(std::move(inner), std::move(selection));
}

}  // namespace zhibiao::output
