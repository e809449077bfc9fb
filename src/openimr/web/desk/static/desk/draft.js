/* The draft saves itself. Until the server has kept the words, this browser keeps a copy of them for this tab. */
"use strict";
(() => {
  const WAIT = 2500;
  const KEY = "desk:";
  const form = () => document.getElementById("draft-form");
  let timer = 0, sending = null, dirty = false;

  const tell = (words, bad) => {
    const saved = document.getElementById("saved");
    if (!saved) return;
    saved.textContent = words;
    saved.classList.toggle("desk-saved--bad", Boolean(bad));
  };
  const place = (of) => `${KEY}${of.dataset.person}:${of.dataset.number}`;
  const fields = (of) => [...new FormData(of)].filter(([name]) => !["csrfmiddlewaretoken", "back", "revision"].includes(name) && !name.endsWith("-cite"));
  const keep = (of) => {
    const copy = { revision: of.elements.revision.value, fields: fields(of) };
    try { sessionStorage.setItem(place(of), JSON.stringify(copy)); } catch { tell("This browser keeps no copy: save often", true); }
  };
  const forget = (of) => sessionStorage.removeItem(place(of));
  /* How often this version was saved, without its words: a page that was on its way meanwhile is older. */
  const count = (of) => `desk-saved:${of.dataset.number}:${of.dataset.version}`;
  const stale = (of) => {
    const newest = Number(sessionStorage.getItem(count(of)) || 0);
    sessionStorage.removeItem(count(of));
    return newest > Number(of.elements.revision.value);
  };

  const put = (of, copy) => {
    const seen = {};
    for (const [name, value] of copy) {
      const all = [...of.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
      if (!all.length) continue;
      if (all[0].type === "radio") { for (const one of all) one.checked = one.value === value; continue; }
      const at = seen[name] = (seen[name] ?? -1) + 1;
      if (all[at]) all[at].value = value;
    }
  };
  const textOf = (copy) => copy.filter(([name, value]) => name.endsWith("-text") && value.trim()).map(([, value]) => value).join("\n\n");

  /* Words of this tab that the server never got are put back, or shown where the draft has another shape by now. */
  const recover = () => {
    const of = form();
    if (!of) return;
    if (stale(of)) { location.reload(); return; }
    for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEY) && !name.startsWith(`${KEY}${of.dataset.person}:`)) sessionStorage.removeItem(name);
    let copy;
    try { copy = JSON.parse(sessionStorage.getItem(place(of))); } catch { copy = null; }
    if (!copy) return;
    if (JSON.stringify(copy.fields) === JSON.stringify(fields(of))) { forget(of); return; }
    const note = document.getElementById("kept");
    if (copy.revision === of.elements.revision.value) {
      put(of, copy.fields);
      note.textContent = "Words that had not been saved were put back from this browser.";
      note.hidden = false;
      changed();
    } else {
      note.textContent = "This browser holds words that were not saved, and the draft has changed since. Copy what you need:";
      const words = document.createElement("pre");
      words.className = "desk-plain";
      words.tabIndex = 0;
      words.textContent = textOf(copy.fields);
      const done = document.createElement("button");
      done.className = "desk-small";
      done.type = "button";
      done.textContent = "I have what I need";
      done.addEventListener("click", () => { forget(of); note.hidden = true; });
      note.append(words, done);
      note.hidden = false;
    }
  };

  const changed = () => {
    const of = form();
    if (!of) return;
    dirty = true;
    keep(of);
    tell("Not saved yet");
    clearTimeout(timer);
    timer = setTimeout(save, WAIT);
  };

  const lint = async (of) => {
    const answer = await fetch(of.dataset.check, { credentials: "same-origin" });
    const there = document.getElementById("check");
    if (!answer.ok || !there) return;
    const open = there.open;
    there.outerHTML = await answer.text();
    document.getElementById("check").open = open;
  };

  const save = async () => {
    clearTimeout(timer);
    const of = form();
    if (!of) return;
    if (sending) await sending;
    if (!dirty) return;
    sending = send(of);
    await sending;
    sending = null;
  };
  const send = async (of) => {
    const before = JSON.stringify(fields(of));
    tell("Saving …");
    try {
      const answer = await fetch(of.action, { method: "POST", body: new FormData(of), headers: { Accept: "application/json" }, credentials: "same-origin", redirect: "manual" });
      const kind = answer.headers.get("Content-Type") || "";
      if (answer.status === 409 && kind.includes("json")) {
        const said = await answer.json();
        tell("Not saved", true);
        const note = document.getElementById("kept");
        note.textContent = `${said.problem}.`;
        note.hidden = false;
        if (said.revision !== null) of.elements.revision.value = said.revision;
        dirty = false;
        return;
      }
      if (!answer.ok || !kind.includes("json")) throw new Error(String(answer.status));
      const kept = await answer.json();
      of.elements.revision.value = kept.revision;
      sessionStorage.setItem(count(of), kept.revision);
      if (JSON.stringify(fields(of)) === before) { dirty = false; forget(of); } else keep(of);
      document.getElementById("kept").hidden = true;
      tell(`Saved ${kept.saved}`);
      lint(of).catch(() => {});
    } catch {
      tell("Not saved: no connection, or you were signed out. Your words are kept in this browser.", true);
      timer = setTimeout(save, 2 * WAIT);
    }
  };

  /* A button of the draft: what was typed goes with it, and the pane comes back changed. */
  document.addEventListener("submit", async (event) => {
    const of = event.target;
    if (of.id !== "draft-form") {
      if (!(of.getAttribute("action") || "").includes("sign-out")) return;
      dirty = false;
      clearTimeout(timer);
      for (const name of Object.keys(sessionStorage)) if (name.startsWith(KEY) || name.startsWith("desk-saved:")) sessionStorage.removeItem(name);
      return;
    }
    const word = event.submitter?.value || "save";
    if (word === "sign") { dirty = false; return; }
    event.preventDefault();
    if (word === "save") { dirty = true; save(); return; }
    clearTimeout(timer);
    if (sending) await sending;
    keep(of);
    const body = new FormData(of);
    body.set("do", word);
    try {
      const answer = await fetch(of.action, { method: "POST", body, headers: { "HX-Target": "draft", "HX-Request": "true" }, credentials: "same-origin", redirect: "manual" });
      if (!answer.ok) throw new Error(String(answer.status));
      const pane = document.getElementById("draft");
      const at = pane.scrollTop;
      forget(of);
      dirty = false;
      pane.outerHTML = await answer.text();
      const fresh = document.getElementById("draft");
      fresh.scrollTop = at;
      globalThis.htmx?.process(fresh);
      land(fresh, word);
    } catch {
      tell("Not saved: no connection, or you were signed out. Your words are kept in this browser.", true);
    }
  });
  /* The keyboard goes on where the button did its work. */
  const land = (pane, word) => {
    const [what, part, at] = word.split(":");
    const name = what === "insert" ? `item-${part}` : part;
    const lines = [...pane.querySelectorAll(`textarea[name="${CSS.escape(`${name}-text`)}"]`)];
    const to = what === "add" || what === "insert" || what === "propose" ? lines.length - 1 : Math.min(lines.length - 1, Number(at) + (what === "down" ? 1 : what === "up" ? -1 : 0));
    const line = lines[Math.max(0, to)];
    if (line && what !== "cite" && what !== "uncite") { line.focus({ preventScroll: what !== "add" && what !== "insert" }); if (what === "insert" || what === "add") line.scrollIntoView({ block: "center" }); }
  };

  document.addEventListener("input", (event) => { if (event.target.closest("#draft-form") && !event.target.name.endsWith("-cite")) changed(); });
  document.addEventListener("focusout", (event) => { if (dirty && event.target.closest("#draft-form")) save(); });
  document.addEventListener("desk:save", () => { if (form()) { dirty = true; save(); } });
  addEventListener("online", () => { if (dirty) save(); });
  addEventListener("pagehide", () => { if (dirty && form()) keep(form()); });
  recover();
})();
