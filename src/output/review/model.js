// What the page knows of its documents, without a page: reading records, lines, corrections, and their exports.
"use strict";

const FIELDS = ["kind", "role", "metric", "value", "high", "unit", "comparator", "change", "base", "period", "placeholder"];
const USUAL = { unit: "", comparator: "=", change: "none", role: "actual", placeholder: false };
const CHOICES = {
  kind: ["percentage", "percentage_point", "count", "money", "measure", "duration", "multiple", "ratio"],
  role: ["actual", "target"],
  comparator: ["=", ">=", ">", "<=", "<", "~"],
  change: ["none", "increase", "decrease"],
};
const DECIMAL = /^-?\d+(\.\d+)?$/;

// Numbers stay the decimals they are written as. In JSON a key alone stands between these signs: text has its quotation
// marks escaped.
function parseExactly(json) {
  return JSON.parse(json.replace(/([{,]"(?:value|high)":)(-?\d[\d.]*)/g, '$1"$2"'));
}

const usualOf = (field) => (field in USUAL ? USUAL[field] : null);
const fieldsOf = (indicator) => Object.fromEntries(FIELDS.map((field) => [field, indicator[field] ?? usualOf(field)]));

// One document with what a person decided. An item is an indicator of the record or one that was added.
class ReviewDocument {
  constructor({ text, lines, record }) {
    this.text = text;
    this.record = record;
    this.failed = !record.indicators;
    this.lines = []; // [start, end) in UTF-16 units
    for (let i = 0; lines && i < lines.length; i += 2) this.lines.push([lines[i], lines[i + 1]]);
    this.path = record.source.path;
    this.title = record.title || this.path;
    this.name = record.source.line ? `${this.path}:${record.source.line}` : this.path;
    this.key = `zhibiao-review:${record.source.sha256 || this.name}`;
    this.sections = new Map(); // id -> {path of titles, section}
    const walk = (sections, above) => {
      for (const section of sections || []) {
        const title = (section.marker + section.title).trim();
        const titles = above ? `${above} / ${title}` : title;
        this.sections.set(section.id, { titles, section });
        walk(section.sections, titles);
      }
    };
    walk(record.sections, "");
    this.notes = new Map(); // line -> messages
    for (const note of record.diagnostics || []) {
      if (note.line) this.notes.set(note.line, [...(this.notes.get(note.line) || []), note.message]);
    }
    this.items = (record.indicators || []).map((indicator) => ({
      name: String(indicator.id), indicator, was: fieldsOf(indicator), fields: fieldsOf(indicator), state: "",
      start: indicator.span.utf16?.start ?? 0, end: indicator.span.utf16?.end ?? 0, line: indicator.span.line,
      quote: indicator.text, sentence: indicator.sentence, section: indicator.section,
    }));
    this.added = 0;
  }

  // Why a person should look at an item.
  doubts(item) {
    const doubts = [];
    if (!item.fields.metric) doubts.push("noMetric");
    if (item.fields.placeholder) doubts.push("placeholder");
    if (!item.fields.unit && item.fields.kind !== "ratio") doubts.push("noUnit");
    if (this.notes.has(item.line)) doubts.push("note");
    return doubts;
  }

  lineAt(offset) {
    let low = 0;
    let high = this.lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.lines[middle][0] <= offset) low = middle;
      else high = middle - 1;
    }
    return low + 1;
  }

  set(item, state, fields) {
    item.state = state;
    item.fields = fields ? { ...item.fields, ...fields } : item.was ? { ...item.was } : item.fields;
  }

  add(start, end, fields) {
    const line = this.lineAt(start);
    const [from, to] = this.lines[line - 1];
    const item = {
      name: `+${++this.added}`, indicator: null, was: null, fields: { ...Object.fromEntries(FIELDS.map((f) => [f, usualOf(f)])), ...fields },
      state: "added", start, end, line, quote: this.text.slice(start, end), sentence: this.sentenceAround(start, end, from, to), section: null,
    };
    this.items.push(item);
    this.items.sort((a, b) => a.start - b.start || a.end - b.end);
    return item;
  }

  remove(item) {
    this.items.splice(this.items.indexOf(item), 1);
  }

  sentenceAround(start, end, from, to) {
    const before = this.text.slice(from, start);
    const after = this.text.slice(end, to);
    const cut = Math.max(...["。", "！", "？", "；"].map((sign) => before.lastIndexOf(sign))) + 1;
    const stop = after.search(/[。！？；]/);
    return before.slice(cut).trimStart() + this.text.slice(start, end) + (stop < 0 ? after : after.slice(0, stop + 1));
  }

  // The item's place as gold has it: the part in its first line, and which of its like in that line.
  placeOf(item) {
    return (item.place ??= this.findPlace(item));
  }

  findPlace(item) {
    const [from, to] = this.lines[item.line - 1] || [0, 0];
    const quote = this.text === null ? item.quote : this.text.slice(item.start, Math.min(item.end, to));
    let nth = 1;
    for (let at = this.text?.indexOf(quote, from) ?? -1; at >= 0 && at < item.start; at = this.text.indexOf(quote, at + 1)) ++nth;
    return { line: item.line, quote, nth };
  }

  // A line of gold, docs/accuracy.md, and what a person did to it.
  gold(item) {
    const { line, quote, nth } = this.placeOf(item);
    const row = { path: this.path, line, quote };
    if (this.record.source.line) row.document = this.record.source.line;
    if (nth > 1) row.nth = nth;
    for (const field of FIELDS) {
      if (item.fields[field] !== usualOf(field)) row[field] = item.fields[field];
    }
    row.sentence = item.sentence;
    if (item.state) row.state = item.state;
    if (item.state === "edited") {
      row.was = Object.fromEntries(FIELDS.filter((f) => item.was[f] !== item.fields[f]).map((f) => [f, item.was[f]]));
    }
    return row;
  }

  // Takes rows of gold back; gives how many found their place.
  take(rows) {
    let taken = 0;
    for (const row of rows) {
      const [from] = this.lines[row.line - 1] || [];
      if (from === undefined || !row.state) continue;
      let start = from - 1;
      for (let i = 0; i < (row.nth || 1); ++i) start = this.text.indexOf(row.quote, start + 1);
      if (start < 0) continue;
      const fields = Object.fromEntries(FIELDS.map((field) => [field, row[field] ?? usualOf(field)]));
      const item = this.items.find((each) => each.start === start && each.state !== "added");
      const same = this.items.find((each) => each.start === start && each.state === "added");
      if (row.state === "added") {
        if (same) same.fields = fields;
        else this.add(start, start + row.quote.length, fields);
      } else if (item) {
        this.set(item, row.state, row.state === "edited" ? fields : null);
      } else {
        continue;
      }
      ++taken;
    }
    return taken;
  }

  decisions() {
    return this.items.filter((item) => item.state);
  }
}

const jsonLines = (rows) => rows.map((row) => JSON.stringify(row) + "\n").join("");

// RFC 4180 with a byte order mark; what a spreadsheet would take for a formula is text.
function csv(rows) {
  const cell = (value) => {
    let text = value === null || value === undefined ? "" : String(value);
    if (/^[=+\-@\t\r＝＋－＠]/.test(text) && !DECIMAL.test(text)) text = `'${text}`;
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  return "\uFEFF" + rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

// The cells of a table's line, [start, end) within it; nothing where the line is none of cells side by side.
function cellsOf(line) {
  const sign = line.includes("\t") ? /\t/g : /^\s*\|/.test(line) || line.split("|").length > 2 ? /\|/g : /[ \u3000]{2,}/g;
  const cells = [];
  let from = 0;
  for (const match of line.matchAll(sign)) {
    cells.push([from, match.index]);
    from = match.index + match[0].length;
  }
  cells.push([from, line.length]);
  if (sign.source === "\\|") {
    if (cells.length && !line.slice(...cells[0]).trim()) cells.shift();
    if (cells.length && !line.slice(...cells[cells.length - 1]).trim()) cells.pop();
  }
  return cells.length > 1 ? cells : null;
}

// The number a person marked and the unit behind it, as a first guess for the form: what the unit is worth is learnt
// from the document's other figures.
function guess(quote, items) {
  const match = /^([\d,]+(?:\.\d+)?)\s*(.*)$/.exec(quote.normalize("NFKC").trim());
  if (!match) return { unit: "", value: null, kind: "count" };
  const number = match[1].replaceAll(",", "");
  const unit = match[2].trim();
  const like = items.find((item) => item.indicator?.stated?.unit === unit && item.was.value !== null);
  if (!like) return { value: number, unit, kind: "count" };
  for (let places = 0; places <= 16; ++places) {
    if (shifted(like.indicator.stated.value, places) === shifted(like.was.value, 0)) {
      return { value: shifted(number, places), unit: like.was.unit, kind: like.was.kind };
    }
  }
  return { value: number, unit, kind: like.was.kind };
}

// The decimal times a power of ten, digit by digit.
function shifted(decimal, places) {
  const [whole, part = ""] = decimal.split(".");
  const digits = part.padEnd(places, "0");
  const left = (whole + digits.slice(0, places)).replace(/^0+(?=\d)/, "");
  const right = digits.slice(places).replace(/0+$/, "");
  return right ? `${left}.${right}` : left;
}
