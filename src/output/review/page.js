// The page itself: which document is shown, which item is selected, what a person decides, and where it is kept and goes.
"use strict";

const $ = (id) => document.getElementById(id);
const blocks = [...document.querySelectorAll("script.document")];
const abouts = blocks.map((block) => JSON.parse(block.dataset.about));
const opened = new Map(); // index -> ReviewDocument
let language = (navigator.language || "").startsWith("zh") ? "zh" : "en";
let doc = null; // the document shown
let at = 0; // its index
let selected = null; // the item selected
let editing = false;
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

function openDocument(index) {
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
  const rows = abouts.flatMap((_, index) => openDocument(index).items.map((item) => [
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
    doc = openDocument(index);
    taken += doc.take(those);
    keep();
  }
  doc = openDocument(at);
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
      jsonLines(abouts.flatMap((_, index) => goldOf(openDocument(index))))), { id: "export-all" })] : []),
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
  doc = openDocument(index);
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
