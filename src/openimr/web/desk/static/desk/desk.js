/* The desk: tabs on a phone, keys, wide panes, and the way to words that were asked for. */
"use strict";
(() => {
  const PANES = ["records", "worksheet", "draft"];
  const panes = document.querySelector(".desk-panes");
  const tabs = [...document.querySelectorAll(".desk-tabs a")];
  if (!panes) return;

  const show = (name) => {
    panes.dataset.shown = name;
    for (const tab of tabs) {
      if (tab.hash === `#${name}`) tab.setAttribute("aria-current", "true");
      else tab.removeAttribute("aria-current");
    }
  };
  const paneOf = (hash) => {
    const there = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    return (there && there.closest(".desk-pane")?.id) || "";
  };
  for (const tab of tabs) tab.addEventListener("click", (event) => { event.preventDefault(); show(tab.hash.slice(1)); });
  show(paneOf(location.hash) || "records");

  const narrow = () => matchMedia("(max-width: 69.99rem)").matches;
  document.addEventListener("click", (event) => {
    const link = event.target.closest(".desk-pane a[href^='#']");
    if (!link) return;
    const there = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (!there) return;
    event.preventDefault();
    if (narrow()) show(paneOf(link.hash));
    for (let up = there.parentElement; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    there.scrollIntoView({ block: "center" });
    (there.querySelector("textarea:not([hidden])") || there).focus({ preventScroll: true });
  });

  /* Confirming is one form for all facts of the worksheet. */
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "confirm-form" || !event.submitter || !globalThis.htmx) return;
    event.preventDefault();
    const values = Object.fromEntries(new FormData(event.target, event.submitter));
    globalThis.htmx.ajax("POST", event.target.action, { source: event.target, target: "#worksheet", swap: "outerHTML", values });
  });

  const reveal = (kinds = "#records .m-asked") => {
    const mark = document.querySelector(kinds);
    if (mark) mark.scrollIntoView({ block: "center" });
  };
  const picture = document.querySelector(".desk-sheet img");
  if (picture && !picture.complete) picture.addEventListener("load", () => reveal(), { once: true });
  else reveal();
  document.addEventListener("htmx:afterSwap", (event) => {
    const name = event.detail.target.id;
    const pane = document.getElementById(name);
    if (!PANES.includes(name) || !pane) return;
    show(name);
    if (name !== "records") return;
    const hit = event.detail.requestConfig?.elt?.closest(".desk-hits");
    pane.scrollTop = 0;
    reveal(hit ? "#records .m-found" : undefined);
    pane.focus({ preventScroll: true });
  });
  /* A pane that is swapped keeps its place. */
  let kept = 0;
  document.addEventListener("htmx:beforeSwap", (event) => { kept = document.getElementById(event.detail.target.id)?.scrollTop || 0; });
  document.addEventListener("htmx:afterSettle", (event) => {
    const pane = document.getElementById(event.detail.target.id);
    if (pane && pane.id === "worksheet") pane.scrollTop = kept;
  });

  const on = document.getElementById("keys-on");
  const PLAIN = "desk-keys";
  if (on) {
    on.checked = localStorage.getItem(PLAIN) !== "off";
    on.addEventListener("change", () => localStorage.setItem(PLAIN, on.checked ? "on" : "off"));
  }
  const writing = (element) => element.matches("input, textarea, select, [contenteditable]");
  document.addEventListener("keydown", (event) => {
    if (event.key === "s" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      document.dispatchEvent(new Event("desk:save"));
      return;
    }
    if (!on?.checked || event.ctrlKey || event.metaKey || event.altKey || writing(event.target)) return;
    if (["1", "2", "3"].includes(event.key)) {
      const name = PANES[Number(event.key) - 1];
      show(name);
      document.getElementById(name).focus();
    } else if (event.key === "[" || event.key === "]") {
      document.querySelector(`[data-turn=${event.key === "[" ? "before" : "after"}]`)?.click();
    } else if (event.key === "/") {
      event.preventDefault();
      document.getElementById("q")?.focus();
    } else if (event.key === "w") {
      const name = document.activeElement.closest(".desk-pane")?.id;
      if (name) for (const pane of PANES) panes.classList.toggle(`wide-${pane}`, pane === name && !panes.classList.contains(`wide-${pane}`));
    }
  });
})();
