#include "output/selection.h"

#include <algorithm>
#include <unordered_map>
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

class SelectingWriter : public Writer {
 public:
  SelectingWriter(std::unique_ptr<const Writer> inner, Selection selection)
      : inner_(std::move(inner)), selection_(std::move(selection)) {}

  [[nodiscard]] std::string opening() const override { return inner_->opening(); }
  [[nodiscard]] std::string record(const Document& document) const override {
    return inner_->record(selection_.of(document));
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
  std::unordered_map<std::string, std::string> paths;
  if (section_) paths = section_paths(document.sections);
  const auto path_of = [&](const Indicator& indicator) {
    const auto path = paths.find(indicator.section.value_or(""));
    return path == paths.end() ? std::string() : path->second;
  };
  Document selected = document;
  std::erase_if(selected.indicators, [&](const Indicator& indicator) {
    if (!among(options_.kinds, indicator.kind) || !among(options_.roles, indicator.role)) return true;
    if (metric_ && (!indicator.metric || !metric_->matches(*indicator.metric))) return true;
    return section_ && !section_->matches(path_of(indicator));
  });
  return selected;
}

std::unique_ptr<const Writer> selecting_writer(std::unique_ptr<const Writer> inner, Selection selection) {
  if (selection.selects_all()) return inner;
  return std::make_unique<SelectingWriter>(std::move(inner), std::move(selection));
}

}  // namespace zhibiao::output
