// What the page says, in both languages.
"use strict";

const WORDS = {
  en: {
    language: "中文", theme: "Light / dark", contents: "Contents", notes: "Notes", indicators: "indicators", documents: "documents",
    search: "Search titles, paths and texts", all: "all", export: "Export", exportAll: "Export all", table: "Table", import: "Import…",
    accept: "Accept", reject: "Reject", edit: "Edit", undo: "Undo", save: "Save", cancel: "Cancel", remove: "Remove", addAsIndicator: "Add as indicator",
    shown: (shown, all, done) => `${shown} of ${all} shown, ${done} decided`, state: "state", open: "open", accepted: "accepted", rejected: "rejected",
    edited: "edited", added: "added", doubt: "doubt", metricFilter: "name contains", failed: "This document could not be read:",
    noText: "The page has no text of this document; its indicators are on the right.",
    noMetric: "no name", placeholder: "placeholder", noUnit: "no unit", note: "a note on its line",
    section: "section", sentence: "sentence", path: "file", line: "line", quote: "quote", stated: "as written", table_: "table", pattern: "rule",
    evidence: "Why", taken: (taken, rows) => `${taken} of ${rows} corrections taken`, badFile: "This is no file of corrections",
    notKept: "Corrections cannot be kept in this browser: export them before closing", badValue: "A plain decimal, like 1200 or -3.5",
    keys: [["j k", "next, previous"], ["a", "accept"], ["r", "reject"], ["e", "edit"], ["u", "undo"], ["n", "add the selected text"], ["/", "filter"]],
    kind: "kind", role: "role", metric: "name", value: "value", high: "to", unit: "unit", comparator: "comparator", change: "change", base: "against",
    period: "period", row: "row head", column: "column head", level: "joins", scale: "scale", values: {},
  },
  zh: {
    language: "English", theme: "浅色 / 深色", contents: "目录", notes: "提示", indicators: "个指标", documents: "个文档",
    search: "查找标题、路径和正文", all: "全部", export: "导出", exportAll: "全部导出", table: "表格", import: "导入…",
    accept: "认可", reject: "驳回", edit: "修改", undo: "撤销", save: "保存", cancel: "取消", remove: "删除", addAsIndicator: "添加为指标",
    shown: (shown, all, done) => `显示 ${shown} / ${all}，已处理 ${done}`, state: "状态", open: "未处理", accepted: "已认可", rejected: "已驳回",
    edited: "已修改", added: "新增", doubt: "存疑", metricFilter: "名称包含", failed: "此文档未能读取：",
    noText: "页面中没有此文档的正文；指标见右侧。",
    noMetric: "没有名称", placeholder: "占位", noUnit: "没有单位", note: "该行有提示",
    section: "章节", sentence: "句子", path: "文件", line: "行", quote: "原文", stated: "原数值", table_: "表格", pattern: "规则",
    evidence: "依据", taken: (taken, rows) => `采用 ${taken} / ${rows} 条更正`, badFile: "这不是更正文件",
    notKept: "此浏览器无法保存更正：请在关闭前导出", badValue: "应为十进制数，如 1200 或 -3.5",
    keys: [["j k", "下一个、上一个"], ["a", "认可"], ["r", "驳回"], ["e", "修改"], ["u", "撤销"], ["n", "添加选中的文字"], ["/", "筛选"]],
    kind: "类别", role: "性质", metric: "指标", value: "数值", high: "至", unit: "单位", comparator: "比较", change: "变化", base: "基准",
    period: "时期", row: "表行", column: "表列", level: "系词", scale: "量级",
    values: {
      percentage: "百分比", percentage_point: "百分点", count: "数量", money: "金额", measure: "计量", duration: "时长", multiple: "倍数", ratio: "比率",
      actual: "实际", target: "目标", none: "无", increase: "增长", decrease: "下降", true: "是", false: "否",
    },
  },
};
