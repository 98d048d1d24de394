// The list of indicators: filters, rows, all that is known of the one selected, and the form that corrects it.
"use strict";

let rowOf = new Map(); // item -> its row of the list

function figure({ comparator, value, high, unit, change, placeholder }) {
  const arrow = change === "increase" ? "↑" : change === "decrease" ? "↓" : "";
  const sign = { "=": "", ">=": "≥", "<=": "≤" }[comparator] ?? comparator;
  return `${arrow}${sign}${placeholder ? "…" : value ?? ""}${high === null ? "" : `–${high}`} ${unit}`.trim();
}

const STATE_SIGNS = { accepted: "✓", rejected: "✗", edited: "✎", added: "+" };

function fillRow(item, row) {
  row.className = [item.state, item === selected ? "selected" : ""].filter(Boolean).join(" ");
  row.hidden = !passes(item);
  const head = el("div", { class: "head" }, el("span", { class: "id" }, item.name),
    el("span", { class: item.fields.metric ? "metric" : "metric none" }, item.fields.metric || say("noMetric")),
    el("span", { class: "figure" }, figure(item.fields)),
    el("span", { class: `tag ${item.fields.role}` }, word(item.fields.role)),
    el("span", { class: "state" }, STATE_SIGNS[item.state] || ""));
  row.replaceChildren(head, ...(item === selected ? [details(item)] : []));
}

function showList() {
  rowOf = new Map();
  const list = el("ol", { id: "list" });
  for (const item of doc.items) {
    const row = el("li", { data: { item: item.name }, on: { click: (event) => {
      if (!event.target.closest(".details")) select(item, "source");
    } } });
    rowOf.set(item, row);
    fillRow(item, row);
    list.append(row);
  }
  $("indicators").replaceChildren(filters(), list);
  showCounts();
}

function filters() {
  const choice = (name, values, shown = word) => el("select", { title: say(name), "aria-label": say(name), data: { filter: name }, on: { change: (event) => {
    filter[name] = event.target.value;
    refilter();
  } } }, el("option", { value: "" }, `${say(name)}: ${say("all")}`),
  ...values.map((value) => el("option", { value, selected: filter[name] === value }, shown(value))));
  const units = [...new Set(doc.items.map((item) => item.fields.unit).filter(Boolean))].sort();
  return el("div", { id: "filters" },
    choice("role", CHOICES.role), choice("kind", CHOICES.kind), choice("unit", units, String),
    choice("state", ["open", "accepted", "rejected", "edited", "added"], say),
    el("input", { type: "search", id: "metric-filter", placeholder: say("metricFilter"), value: filter.metric, on: { input: (event) => {
      filter.metric = event.target.value;
      refilter();
    } } }),
    el("label", {}, el("input", { type: "checkbox", id: "doubt-filter", checked: filter.doubt, on: { change: (event) => {
      filter.doubt = event.target.checked;
      refilter();
    } } }), ` ${say("doubt")}`),
    el("span", { class: "counts", id: "counts" }));
}

function passes(item) {
  const { fields } = item;
  return (!filter.kind || fields.kind === filter.kind) && (!filter.role || fields.role === filter.role) &&
    (!filter.unit || fields.unit === filter.unit) && (!filter.metric || (fields.metric || "").includes(filter.metric)) &&
    (!filter.state || (item.state || "open") === filter.state) && (!filter.doubt || doc.doubts(item).length > 0);
}

function refilter() {
  for (const item of doc.items) {
    rowOf.get(item).hidden = !passes(item);
    for (const mark of marksOf.get(item) || []) mark.classList.toggle("filtered", !passes(item));
  }
  showCounts();
}

function showCounts() {
  const shown = doc.items.filter(passes).length;
  $("counts").textContent = say("shown")(shown, doc.items.length, doc.decisions().length);
}

function details(item) {
  const { indicator } = item;
  const fact = (name, value) => (value === null || value === undefined || value === "" ? [] : [el("dt", {}, say(name)), el("dd", {}, String(value))]);
  const facts = el("dl", {}, ...FIELDS.flatMap((field) => (item.fields[field] === usualOf(field) && field !== "role" ? [] :
    fact(field, CHOICES[field] || field === "placeholder" ? word(item.fields[field]) : item.fields[field]))),
  ...fact("stated", indicator?.stated && `${indicator.stated.value}${indicator.stated.high ? `–${indicator.stated.high}` : ""} ${indicator.stated.unit}`),
  ...fact("table_", indicator?.table && `${indicator.table.row} × ${indicator.table.column}`),
  ...fact("quote", item.quote), ...fact("section", item.section && doc.sections.get(item.section)?.titles), ...fact("line", item.line),
  ...fact("pattern", indicator?.pattern));
  const doubts = doc.doubts(item).map(say).concat(doc.notes.get(item.line) || []);
  const evidence = (indicator?.evidence || []).map((each) => el("tr", {}, el("td", {}, say(each.field) || each.field), el("td", {}, each.rule),
    el("td", {}, each.text)));
  return el("div", { class: "details" },
    doubts.length ? el("p", { class: "doubts" }, doubts.join(" · ")) : null,
    editing ? form(item) : facts,
    el("blockquote", {}, item.sentence),
    editing ? null : el("div", { class: "buttons" },
      item.state === "added" ? null : button(say("accept"), () => decide(item, "accepted"), { data: { act: "accept" } }), " ",
      item.state === "added" ? null : button(say("reject"), () => decide(item, "rejected"), { data: { act: "reject" } }), " ",
      button(say("edit"), () => edit(true), { data: { act: "edit" } }), " ",
      item.state ? button(say(item.state === "added" ? "remove" : "undo"), () => undo(item), { data: { act: "undo" } }) : null),
    evidence.length ? el("details", { open: true }, el("summary", {}, say("evidence")), el("table", { class: "evidence" }, ...evidence)) : null);
}

function form(item) {
  const control = (field) => {
    const value = item.fields[field];
    if (field === "placeholder") return el("input", { type: "checkbox", name: field, checked: value === true });
    if (!CHOICES[field]) return el("input", { type: "text", name: field, value: value ?? "", autocomplete: "off", spellcheck: false });
    return el("select", { name: field }, ...CHOICES[field].map((each) => el("option", { value: each, selected: each === value }, word(each))));
  };
  const fields = FIELDS.flatMap((field) => [el("label", {}, say(field)), control(field)]);
  return el("form", { class: "edit", on: { submit: (event) => {
    event.preventDefault();
    save(item, event.target);
  } } }, ...fields, el("div", { class: "buttons" }, el("button", { type: "submit", data: { act: "save" } }, say("save")), " ",
    button(say("cancel"), () => edit(false))));
}

function save(item, from) {
  const fields = {};
  let right = true;
  for (const field of FIELDS) {
    const control = from.elements[field];
    if (field === "placeholder") {
      fields[field] = control.checked;
      continue;
    }
    const value = control.value.trim();
    const wrong = (field === "value" || field === "high") && value !== "" && !DECIMAL.test(value);
    control.classList.toggle("wrong", wrong);
    control.title = wrong ? say("badValue") : "";
    right = right && !wrong;
    fields[field] = value === "" ? usualOf(field) : value;
  }
  if (!right) return;
  editing = false;
  if (item.state === "added") item.fields = fields;
  else doc.set(item, FIELDS.every((field) => fields[field] === item.was[field]) ? "accepted" : "edited", fields);
  changed(item);
  $("indicators").focus({ preventScroll: true });
}
