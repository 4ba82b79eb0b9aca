/* Keeps what is typed into a form with `data-keep` in this browser, until it was saved.
   A session may end, a train may enter a tunnel: the form offers to put the text back.
   The key names the person and the report; signing out throws all of it away. */
"use strict";

const PREFIX = "keep:";
const DAYS = 7;
const WAIT = 400;
const LEFT_OUT = new Set(["hidden", "password", "file", "submit", "button"]);

/* Storage may be full or switched off: then nothing is kept, and the form works as ever. */
function tried(work) {
  try {
    return work();
  } catch {
    return null;
  }
}

function stored(key) {
  return tried(() => JSON.parse(localStorage.getItem(PREFIX + key)));
}

function keysKept() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function throwAway(key) {
  tried(() => localStorage.removeItem(PREFIX + key));
}

/* Boxes of one name are kept each for itself. */
function nameOf(field) {
  const isOneOfMany = field.type === "checkbox" && field.form.elements[field.name] !== field;
  return isOneOfMany ? `${field.name}=${field.value}` : field.name;
}

/* Name -> text of the fields that somebody types in or ticks. */
function typed(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || LEFT_OUT.has(field.type)) continue;
    if (field.type === "radio") {
      values[field.name] ??= "";
      if (field.checked) values[field.name] = field.value;
    } else {
      values[nameOf(field)] = field.type === "checkbox" ? field.checked : field.value;
    }
  }
  return values;
}

function putBack(form, values) {
  for (const field of form.elements) {
    if (!field.name || LEFT_OUT.has(field.type) || !(nameOf(field) in values)) continue;
    const value = values[nameOf(field)];
    if (field.type === "radio") field.checked = field.value === value;
    else if (field.type === "checkbox") field.checked = value;
    else field.value = value;
    if (value) field.closest("details")?.setAttribute("open", "");
  }
}

/* Line ends differ between what was typed and what came back; a name that is asked anew each time
   (`data-keep-aside`) never comes back. */
function same(form, values) {
  const plain = (value) => (typeof value === "string" ? value.replace(/\r\n?/g, "\n").trim() : value);
  const now = typed(form);
  for (const field of form.querySelectorAll("[data-keep-aside]")) delete now[field.name];
  return Object.keys(now).every((name) => !(name in values) || plain(now[name]) === plain(values[name]));
}

/* Days are told as on the pages: the day before the month, and 24 hours. */
function language() {
  const found = document.documentElement.lang;
  return found === "en" ? "en-GB" : found;
}

function button(text, work) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.addEventListener("click", work);
  return made;
}

function offer(form, kept) {
  const time = new Date(kept.at).toLocaleString(language(), { dateStyle: "long", timeStyle: "short", numberingSystem: "latn" });
  const box = document.createElement("div");
  box.className = "alert warn";
  box.setAttribute("role", "status");
  const text = document.createElement("p");
  text.textContent = form.dataset.keepOffer.replace("%(time)s", time);
  const actions = document.createElement("p");
  actions.className = "actions gap-m";
  actions.append(
    button(form.dataset.keepBack, () => { putBack(form, kept.values); box.remove(); form.dataset.keepWaits = ""; save(form); }),
    button(form.dataset.keepAway, () => { throwAway(form.dataset.keep); box.remove(); form.dataset.keepWaits = ""; }),
  );
  box.append(text, actions);
  form.before(box);
}

function save(form, more = {}) {
  const record = JSON.stringify({ at: Date.now(), values: typed(form), ...more });
  tried(() => localStorage.setItem(PREFIX + form.dataset.keep, record));
}

/* What waits for an answer is not written over: it moves aside into the offer until then. */
function watch(form) {
  const kept = stored(form.dataset.keep);
  const isSaved = form.dataset.keepOffer && !("keepUnsaved" in form.dataset);
  if (kept && same(form, kept.values)) {
    if (isSaved) throwAway(form.dataset.keep);
  } else if (kept && form.dataset.keepOffer) {
    form.dataset.keepWaits = "yes";
    offer(form, kept);
  }
  let timer = 0;
  const write = () => { timer = 0; if (form.dataset.keepWaits !== "yes") save(form); };
  form.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(write, WAIT); });
  addEventListener("pagehide", () => { if (timer) write(); });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
    if (form.dataset.keepWaits !== "yes") save(form, { isSent: true });
  });
}

tried(() => {
  const oldest = Date.now() - DAYS * 24 * 60 * 60 * 1000;
  for (const key of keysKept()) {
    const kept = stored(key.slice(PREFIX.length));
    if (!kept || kept.at < oldest) localStorage.removeItem(key);
  }
});
/* A page that comes after a form whose text was taken; it may hold the form anew. */
for (const page of document.querySelectorAll("[data-kept]")) {
  if (stored(page.dataset.kept)?.isSent) throwAway(page.dataset.kept);
}
for (const form of document.querySelectorAll("form[data-keep]")) watch(form);
for (const form of document.querySelectorAll("form[data-keep-ends], #logout-form")) {
  form.addEventListener("submit", () => tried(() => keysKept().forEach((key) => localStorage.removeItem(key))));
}
