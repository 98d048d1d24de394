// A record made by hand that has every field filled once, and awkward characters in its texts.
#pragma once

#include "zhibiao/document.h"

namespace zhibiao::tests {

inline Document sample_document() {
  Document document;
  document.source = {"in/plan.txt", "UTF-8", 0.97, 321, std::string(64, 'a')};
  document.title = "清河县2026年水利工作要点";
  document.genre = Genre::plan;
  document.year = 2026;
  document.metadata = {{"发布机构", "清河县水利局"}, {"文号", ""}};
  document.issuer = "清河县水利局";
  document.layout = {
      true, {2, 3}, {1}, {{11, 14, "表1 主要指标", "万元", 3, 4}, {16, 17, std::nullopt, std::nullopt, 1, 2}}};
  document.completeness = {TruncatedBy::cut, 1, 2};

  Section child{"1.1", "(一)", 1, 2, "修渠", Placement::run_in, {60, 70, 5, 1}, {}};
  Section root{"1", "一、", 1, 1, "抓好\"骨干\"工程", Placement::line, {30, 55, 4, 1}, {child}};
  Section preface{"2", "", std::nullopt, 1, "结语", Placement::inline_, {200, 206, 9, 1}, {}};
  document.sections = {root, preface};

  Indicator rate;
  rate.id = 1;
  rate.section = "1.1";
  rate.kind = Kind::percentage;
  rate.role = Role::target;
  rate.metric = "渠道完好率";
  rate.value = Decimal{"99.82"};
  rate.unit = "%";
  rate.comparator = Comparator::at_least;
  rate.change = Change::increase;
  rate.base = "比上年";
  rate.period = "..2027";
  rate.stated = Stated{Decimal{"99.82"}, std::nullopt, "%"};
  rate.text = "99.82%";
  rate.sentence = "到2027年,渠道完好率不低于99.82%。";
  rate.span = {80, 86, 5, 12};
  rate.pattern = "unit.percent";

  Indicator open;
  open.id = 2;
  open.kind = Kind::count;
  open.unit = "处";
  open.placeholder = true;
  open.text = "xx处";
  open.sentence = "=SUM(1)新建泵站xx处";
  open.span = {100, 105, 6, 8};
  open.pattern = "unit.chu";

  Indicator range;
  range.id = 3;
  range.section = "2";
  range.metric = "-水窖";
  range.value = Decimal{"-3.50"};
  range.high = Decimal{"5000000000000000000000.1"};
  range.unit = "座";
  range.stated = Stated{Decimal{"-3.50"}, Decimal{"5"}, "座"};
  range.table = TableCell{"甲 / 乙", "2025年"};
  range.text = "-3.50～5座";
  range.sentence = "甲,乙\n丙";
  range.span = {210, 220, 9, 3};
  range.pattern = "unit.zuo";
  document.indicators = {rate, open, range};

  document.diagnostics = {{Severity::note, "ordinal-gap", 4, 1, Message::verbatim("二、 is missing")},
                          {Severity::warning, "cut", 0, 0, Message::verbatim("the text breaks off")}};
  return document;
}

inline Document failed_document() {
  Document document;
  document.source.path = "in/gone.txt";
  document.failed = true;
  document.diagnostics = {
      {Severity::error, "not-found", 0, 0, Message::verbatim("cannot open: no such file or folder")}};
  return document;
}

}  // namespace zhibiao::tests
