// The document's text: its lines with the figures marked, headings to jump by, tables, and what a person selects in it.
// What a document says reaches the page as text nodes and values of form fields alone.
"use strict";

const startNode = new WeakMap(); // text node -> its offset in the document's text
let marksOf = new Map(); // item -> its marks

function showSource() {
  marksOf = new Map();
  const source = $("source");
  if (doc.failed || doc.text === null) {
    const notes = (doc.record.diagnostics || []).map((note) => el("p", {}, note.message));
    source.replaceChildren(el("p", {}, say(doc.failed ? "failed" : "noText")), ...notes);
    return;
  }
  const record = doc.record;
  const boilerplate = new Set(record.layout.boilerplate);
  const toc = new Set(record.layout.toc);
  const headings = new Set();
  const runIn = []; // [start, end) of headings within a line, in text order
  for (const { section } of doc.sections.values()) {
    if (section.placement === "line") headings.add(section.span.line);
    else if (section.span.utf16) runIn.push([section.span.utf16.start, section.span.utf16.end]);
  }
  runIn.sort((a, b) => a[0] - b[0]);
  let heading = 0;
  const tables = new Map(record.layout.tables.map((table) => [table.first_line, table]));
  const body = document.createDocumentFragment();
  let next = 0; // of the items, in text order
  const pieces = (from, to, into) => {
    let done = from;
    const text = (until) => {
      const node = document.createTextNode(doc.text.slice(done, until));
      startNode.set(node, done);
      done = until;
      return node;
    };
    const put = (until) => {
      while (done < until) {
        while (heading < runIn.length && runIn[heading][1] <= done) ++heading;
        const [start, end] = runIn[heading] || [Infinity, Infinity];
        if (start <= done) into.append(el("b", {}, text(Math.min(end, until))));
        else into.append(text(Math.min(start, until)));
      }
    };
    while (next > 0 && doc.items[next - 1].end > from) --next; // one that runs on from the line before
    for (let i = next; i < doc.items.length && doc.items[i].start < to; ++i) {
      const item = doc.items[i];
      next = i + 1;
      if (item.end <= from) continue;
      put(Math.max(item.start, from));
      const mark = markOf(item);
      const until = Math.min(item.end, to);
      if (done < until) mark.append(text(until));
      into.append(mark);
    }
    put(to);
  };
  const title = (record.title || "").replace(/\s/g, "");
  let titled = false;
  for (let line = 1; line <= doc.lines.length; ++line) {
    const table = tables.get(line);
    if (table) {
      body.append(tableOf(table, pieces));
      line = table.last_line;
      continue;
    }
    const [from, to] = doc.lines[line - 1];
    const words = el("span", { class: "words" });
    pieces(from, to, words);
    const row = el("div", { class: "row", id: `line-${line}` }, el("span", { class: "number" }, String(line)), words);
    const bare = doc.text.slice(from, to).replace(/\s/g, "");
    if (boilerplate.has(line)) row.classList.add("boilerplate");
    else if (toc.has(line)) row.classList.add("toc");
    else if (headings.has(line)) row.classList.add("heading");
    else if (!titled && bare && title.includes(bare)) row.classList.add("title");
    if (!titled && bare && title.endsWith(bare)) titled = true;
    body.append(row);
  }
  source.replaceChildren(contents(), notes(), body);
}

function tableOf(table, pieces) {
  const grid = el("table", { class: "grid" });
  for (let line = table.first_line; line <= table.last_line; ++line) {
    const [from, to] = doc.lines[line - 1];
    const cells = cellsOf(doc.text.slice(from, to));
    const row = el("tr", { id: `line-${line}` }, el("td", { class: "number" }, String(line)));
    for (const [begin, end] of cells || [[0, to - from]]) {
      const cell = el("td", cells ? {} : { colSpan: Math.max(table.columns, 1) });
      pieces(from + begin, from + end, cell);
      row.append(cell);
    }
    grid.append(row);
  }
  return grid;
}

function markOf(item) {
  const mark = el("mark", { data: { item: item.name }, on: { click: () => select(item, "list") } });
  if (!marksOf.has(item)) marksOf.set(item, []);
  marksOf.get(item).push(mark);
  dress(item, mark);
  return mark;
}

function dress(item, mark) {
  const { kind, role } = item.fields;
  const doubtful = doc.doubts(item).length > 0 && !item.state;
  mark.className = [kind, role === "target" ? "target" : "", doubtful ? "doubt" : "", item.state, item === selected ? "selected" : "",
    passes(item) ? "" : "filtered"].filter(Boolean).join(" ");
  mark.title = [item.fields.metric, figure(item.fields), word(role)].filter(Boolean).join(" · ");
}

function contents() {
  const list = (sections) => el("ol", {}, ...sections.map((section) => el("li", {},
    el("a", { tabIndex: 0, role: "link", on: { click: () => reveal($(`line-${section.span.line}`)),
      keydown: (event) => { if (event.key === "Enter") reveal($(`line-${section.span.line}`)); } } }, section.marker + section.title),
    section.sections.length ? list(section.sections) : null)));
  const sections = doc.record.sections;
  return el("details", { id: "contents", open: doc.sections.size <= 60, hidden: sections.length === 0 },
    el("summary", {}, say("contents")), list(sections));
}

// What is to be said of the document as a whole and of its lines.
function notes() {
  const all = doc.record.diagnostics;
  const item = ({ line, code, message }) => el("li", {}, line ? el("a", { tabIndex: 0, role: "link",
    on: { click: () => reveal($(`line-${line}`)) } }, `${say("line")} ${line}`) : "", ` ${message} (${code})`);
  return el("details", { id: "notes", hidden: all.length === 0 }, el("summary", {}, `${say("notes")}: ${all.length}`),
    el("ol", {}, ...all.map(item)));
}

const reveal = (element) => element?.scrollIntoView({ block: "center" });

// Where a point of a selection is in the document's text.
function offsetOf(node, offset) {
  if (startNode.has(node)) return startNode.get(node) + offset;
  const walker = document.createTreeWalker($("source"), NodeFilter.SHOW_TEXT);
  const point = document.createRange();
  point.setStart(node, offset);
  for (let each = walker.nextNode(); each; each = walker.nextNode()) {
    if (startNode.has(each) && point.comparePoint(each, 0) >= 0) return startNode.get(each);
  }
  return null;
}

function selection() {
  const range = getSelection().rangeCount ? getSelection().getRangeAt(0) : null;
  if (!range || range.collapsed || !$("source").contains(range.commonAncestorContainer)) return null;
  const start = offsetOf(range.startContainer, range.startOffset);
  let end = offsetOf(range.endContainer, range.endOffset);
  if (start === null || end === null) return null;
  const text = doc.text.slice(start, end);
  const lead = text.length - text.trimStart().length;
  end = start + text.trimEnd().length;
  return end > start + lead && end - start < 200 ? { start: start + lead, end, range } : null;
}

function showAdder() {
  $("adder")?.remove();
  const marked = doc && !doc.failed && doc.text !== null ? selection() : null;
  if (!marked) return;
  const place = marked.range.getBoundingClientRect();
  const adder = button(`+ ${say("addAsIndicator")}`, addSelection, { id: "adder", on: { mousedown: (event) => event.preventDefault(), click: addSelection } });
  adder.style.left = `${place.left + scrollX}px`;
  adder.style.top = `${place.bottom + scrollY + 4}px`;
  document.body.append(adder);
}

function addSelection() {
  const marked = selection();
  if (!marked) return;
  $("adder")?.remove();
  getSelection().removeAllRanges();
  const item = doc.add(marked.start, marked.end, guess(doc.text.slice(marked.start, marked.end), doc.items));
  keep();
  showDocument();
  select(item, "list");
  edit(true);
}
