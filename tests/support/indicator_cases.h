// Cases of tests/cases that say which indicators a text holds: {"text" or "lines", "title"?, "indicators": [{"text",
// field: value, …}]}. A field that a case does not name is not looked at, but `high` and `placeholder`, whose absence
// says that there is none.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "extract/assemble.h"
#include "extract/stages.h"
#include "support/cases.h"
#include "zhibiao/names.h"

namespace zhibiao::tests {

inline std::string case_text(const nlohmann::json& one) {
  return one.contains("lines") ? joined_lines(one) : one.at("text").get<std::string>();
}

// A case with a title is a document, any other one a body.
inline Document extracted(const extract::Stages& stages, const nlohmann::json& one) {
  if (!one.contains("title")) return extract::assemble(stages.run_body(case_text(one)));
  const std::string document = one.at("title").get<std::string>() + "\n\n" + case_text(one) + "\n";
  auto trace = stages.run(document, "case", std::nullopt, extract::Stages::Candidates::taken);
  return trace ? extract::assemble(*trace) : Document{};
}

inline nlohmann::ordered_json shown(const Indicator& indicator) {
  nlohmann::ordered_json json;
  json["text"] = indicator.text;
  if (indicator.value) json["value"] = indicator.value->text;
  if (indicator.high) json["high"] = indicator.high->text;
  json["unit"] = indicator.unit;
  json["kind"] = std::string(name_of(indicator.kind));
  json["comparator"] = std::string(name_of(indicator.comparator));
  json["change"] = std::string(name_of(indicator.change));
  json["role"] = std::string(name_of(indicator.role));
  json["base"] = indicator.base.value_or("");
  json["metric"] = indicator.metric.value_or("");
  json["period"] = indicator.period.value_or("");
  if (indicator.placeholder) json["placeholder"] = true;
  return json;
}

// What does not agree, a line each; empty where the case holds.
inline std::string disagreement(const nlohmann::json& one, const Document& document) {
  const auto& expected = one.at("indicators");
  std::string wrong;
  for (std::size_t i = 0; i < std::max(expected.size(), document.indicators.size()); ++i) {
    if (i >= expected.size()) {
      wrong += "  too many: " + shown(document.indicators[i]).dump() + "\n";
    } else if (i >= document.indicators.size()) {
      wrong += "  missing: " + expected[i].dump() + "\n";
    } else {
      const auto is = shown(document.indicators[i]);
      bool same = is.contains("high") == expected[i].contains("high") &&
                  is.contains("placeholder") == expected[i].contains("placeholder");
      for (const auto& [field, value] : expected[i].items())
        same = same && is.contains(field) && is.at(field) == nlohmann::ordered_json(value);
      if (!same) wrong += "  expected: " + expected[i].dump() + "\n  got:      " + is.dump() + "\n";
    }
  }
  return wrong;
}

}  // namespace zhibiao::tests
