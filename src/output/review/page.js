// The page itself: documents on the left, the text in the middle, its indicators on the right. What a document says
// reaches the page as text nodes and values of form fields alone.
"use strict";

(() => {
  const $ = (id) => document.getElementById(id);
  const blocks = [...document.querySelectorAll("script.document")];
  const abouts = blocks.map((block) => JSON.parse(block.dataset.about));
  const opened = new Map(); // index -> ReviewDocument
  const startNode = new WeakMap(); // text node -> its offset in the document's text
  let language = (navigator.language || "").startsWith("zh") ? "zh" : "en";
  let doc = null; // the document shown
  let at = 0; // its index
  let selected = null; // the item selected
  let editing = false;
  let rowOf = new Map(); // item -> its row of the list
  let marksOf = new Map(); // item -> its marks
  let keeps = true;
  const filter = { kind: "", role: "", unit: "", metric: "", state: "", doubt: false };

  const say = (key) => WORDS[language][key];
  const word = (value) => WORDS[language].values[value] || String(value);

  function el(tag, properties = {}, ...children) {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) {
      if (name === "class") element.className = value;
      else if (name === "data") Object.assign(element.dataset, value);
      else if (name === "on") for (const [event, run] of Object.entries(value)) element.addEventListener(event, run);
      else if (name in element) element[name] = value;
      else element.setAttribute(name, value);
    }
    element.append(...children.filter((child) => child !== null && child !== undefined));
    return element;
  }
  const button = (text, run, properties = {}) => el("button", { type: "button", on: { click: run }, ...properties }, text);

  // ---- documents and what is kept of them

  function open(index) {
    if (!opened.has(index)) {
      const document_ = new ReviewDocument(parseExactly(blocks[index].textContent));
      try {
        document_.take(JSON.parse(localStorage.getItem(document_.key) || "[]"));
      } catch {
        keeps = false;
      }
      opened.set(index, document_);
    }
    return opened.get(index);
  }

  function keep() {
    try {
      const rows = doc.decisions().map((item) => doc.gold(item));
      if (rows.length) localStorage.setItem(doc.key, JSON.stringify(rows));
      else localStorage.removeItem(doc.key);
    } catch {
      keeps = false;
    }
    showFoot();
  }

  // ---- the text

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

  // ---- the list of indicators

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

  // ---- what a person does

  function refresh(item) {
    const row = rowOf.get(item);
    if (row) fillRow(item, row);
    for (const mark of marksOf.get(item) || []) dress(item, mark);
  }

  // `show`: "list" or "source", what is brought into view besides.
  function select(item, show) {
    const before = selected;
    selected = item;
    editing = false;
    if (before) refresh(before);
    if (!item) return;
    refresh(item);
    if (show !== "source") rowOf.get(item)?.scrollIntoView({ block: "nearest" });
    if (show !== "list") reveal(marksOf.get(item)?.[0]);
  }

  function step(by) {
    const items = doc.items.filter(passes);
    if (!items.length) return;
    const index = selected ? items.indexOf(selected) : by > 0 ? -1 : items.length;
    select(items[Math.min(Math.max(index + by, 0), items.length - 1)], "both");
  }

  function changed(item) {
    keep();
    refresh(item);
    showCounts();
    showDocuments();
  }

  function decide(item, state) {
    if (item.state === "added") return;
    doc.set(item, state);
    changed(item);
  }

  function undo(item) {
    if (item.state === "added") {
      doc.remove(item);
      selected = null;
      keep();
      showDocument();
    } else {
      doc.set(item, "");
      changed(item);
    }
  }

  function edit(on) {
    if (!selected) return;
    editing = on;
    refresh(selected);
    if (on) rowOf.get(selected).querySelector("form [name=metric]").focus();
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

  // ---- export and import

  function download(name, type, text) {
    const url = URL.createObjectURL(new Blob([text], { type }));
    const link = el("a", { href: url, download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(url), 1000);
  }

  const plainName = () => doc.path.split("/").pop().replace(/\.[^.]*$/, "");
  const goldOf = (document_) => document_.items.map((item) => document_.gold(item));

  function exportTable() {
    const heads = [...FIELDS, "quote", "state", "section", "line", "sentence", "path"].map(say);
    const rows = abouts.flatMap((_, index) => open(index).items.map((item) => [
      ...FIELDS.map((field) => (CHOICES[field] || field === "placeholder" ? word(item.fields[field]) : item.fields[field])), item.quote,
      item.state ? say(item.state) : "", item.section ? opened.get(index).sections.get(item.section)?.titles : "", item.line, item.sentence,
      opened.get(index).name]));
    download("review.csv", "text/csv;charset=utf-8", csv([heads, ...rows]));
  }

  async function importFile(file) {
    let rows;
    try {
      rows = (await file.text()).split("\n").filter((line) => line.trim()).map((line) => JSON.parse(line));
    } catch {
      return showFoot(say("badFile"));
    }
    let taken = 0;
    for (let index = 0; index < abouts.length; ++index) {
      const those = rows.filter((row) => abouts.length === 1 || (row.path === abouts[index].path && (row.document || 0) === (abouts[index].line || 0)));
      if (!those.length) continue;
      doc = open(index);
      taken += doc.take(those);
      keep();
    }
    doc = open(at);
    showAll();
    showFoot(say("taken")(taken, rows.filter((row) => row.state).length));
  }

  // ---- the frame

  function showBar() {
    const picker = el("input", { type: "file", id: "import", hidden: true, accept: ".jsonl", on: { change: () => importFile(picker.files[0]) } });
    const many = abouts.length > 1;
    const root = document.documentElement;
    $("bar").replaceChildren(el("h1", { title: doc.name }, doc.title), el("span", { class: "counts" }, `${doc.items.length} ${say("indicators")}`),
      button(say("export"), () => download(`${plainName()}.jsonl`, "application/jsonl", jsonLines(goldOf(doc))), { id: "export" }),
      ...(many ? [button(say("exportAll"), () => download("corrections.jsonl", "application/jsonl",
        jsonLines(abouts.flatMap((_, index) => goldOf(open(index))))), { id: "export-all" })] : []),
      button(say("table"), exportTable, { id: "table" }), button(say("import"), () => picker.click()), picker,
      button(say("theme"), () => {
        const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
        root.dataset.theme = dark ? "light" : "dark";
      }, { id: "theme" }),
      button(say("language"), () => {
        language = language === "zh" ? "en" : "zh";
        showAll();
      }, { id: "language" }));
    root.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `${doc.title} · zhibiao`;
  }

  function showFoot(message) {
    $("foot").replaceChildren(...(message ? [message] : keeps ? [] : [say("notKept"), " · "]),
      ...(message ? [] : say("keys").flatMap(([keys, what]) => [...keys.split(" ").flatMap((key) => [el("kbd", {}, key), " "]), `${what}  `])));
  }

  function showDocuments() {
    const nav = $("documents");
    nav.hidden = abouts.length < 2;
    $("main").classList.toggle("many", abouts.length > 1);
    if (nav.hidden) return;
    const query = nav.querySelector("input")?.value || "";
    const found = abouts.map((about, index) => [about, index]).filter(([about, index]) => !query ||
      `${about.title} ${about.path}`.includes(query) || blocks[index].textContent.includes(query));
    const list = el("ol", {}, ...found.map(([about, index]) => el("li", index === at ? { "aria-current": "true" } : {},
      button("", () => show(index), { data: { document: index } }))));
    [...list.querySelectorAll("button")].forEach((each, i) => {
      const [about, index] = found[i];
      const decided = opened.has(index) ? opened.get(index).decisions().length : 0;
      each.append(el("span", { class: "title" }, about.title || about.path),
        el("span", { class: "about" }, `${about.path}${about.line ? `:${about.line}` : ""} · ${about.failed ? "✗" : about.indicators}${decided ? ` · ✓ ${decided}` : ""}`));
    });
    const total = abouts.reduce((sum, about) => sum + about.indicators, 0);
    const summary = el("p", { class: "counts about" }, `${found.length} ${say("documents")} · ${total} ${say("indicators")}`);
    if (!nav.firstChild) nav.append(el("input", { type: "search", id: "search", on: { input: showDocuments } }), summary, list);
    else nav.replaceChildren(nav.firstChild, summary, list);
    nav.firstChild.placeholder = say("search");
  }

  function showDocument() {
    selected = doc.items.includes(selected) ? selected : null;
    editing = false;
    showSource();
    showList();
  }

  function show(index) {
    at = index;
    doc = open(index);
    selected = null;
    filter.unit = "";
    showAll();
    $("source").scrollTop = 0;
    $("indicators").scrollTop = 0;
  }

  function showAll() {
    showBar();
    showDocuments();
    showDocument();
    showFoot();
  }

  const KEYS = {
    j: () => step(1), k: () => step(-1), n: addSelection,
    a: () => selected && (decide(selected, "accepted"), step(1)), r: () => selected && (decide(selected, "rejected"), step(1)),
    e: () => edit(true), u: () => selected && undo(selected), "/": () => $("metric-filter").focus(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (editing) edit(false);
      document.activeElement?.blur();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, select, textarea")) return;
    const run = KEYS[event.key];
    if (!run || !doc) return;
    event.preventDefault();
    run();
  });
  document.addEventListener("selectionchange", () => {
    if (!editing) showAdder();
  });

  if (blocks.length) show(0);
})();
