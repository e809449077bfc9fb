/* Select words on the picture of a page: the words between where the pointer went down and where it is. */
"use strict";
(() => {
  const parse = (sheet) => sheet.dataset.words.split(";").filter(Boolean).map((one) => {
    const [start, end, left, top, right, bottom] = one.split(",").map(Number);
    return { start, end, left, top, right, bottom };
  });
  const point = (sheet, event) => {
    const box = sheet.querySelector("svg");
    const rect = box.getBoundingClientRect(), size = box.viewBox.baseVal;
    return { x: (event.clientX - rect.left) * size.width / rect.width, y: (event.clientY - rect.top) * size.height / rect.height };
  };
  const nearest = (words, at) => {
    let best = -1, least = Infinity;
    words.forEach((word, index) => {
      const dx = Math.max(word.left - at.x, 0, at.x - word.right), dy = Math.max(word.top - at.y, 0, at.y - word.bottom);
      const far = dx + 3 * dy;
      if (far < least) { least = far; best = index; }
    });
    return best;
  };
  let sheet = null, words = [], from = -1, to = -1;
  const draw = () => {
    const group = sheet.querySelector(".desk-chosen");
    group.replaceChildren();
    for (const word of words.slice(Math.min(from, to), Math.max(from, to) + 1)) {
      const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      for (const [name, value] of [["x", word.left], ["y", word.top], ["width", word.right - word.left], ["height", word.bottom - word.top]]) rect.setAttribute(name, value);
      group.append(rect);
    }
  };
  document.addEventListener("pointerdown", (event) => {
    const there = event.target.closest?.(".desk-sheet");
    if (!there || event.button !== 0 || !document.getElementById("add-words")) return;
    sheet = there;
    words = parse(sheet);
    from = to = nearest(words, point(sheet, event));
    if (from >= 0) draw();
  });
  document.addEventListener("pointermove", (event) => {
    if (!sheet || from < 0) return;
    to = nearest(words, point(sheet, event));
    draw();
  });
  document.addEventListener("pointerup", () => {
    if (!sheet || from < 0) { sheet = null; return; }
    const first = words[Math.min(from, to)], last = words[Math.max(from, to)];
    const field = document.getElementById("add-words"), place = document.getElementById("add-place");
    if (field && place && from !== to) {
      place.value = `${sheet.dataset.paper}:${first.start}-${last.end}`;
      field.value = textBetween(first.start, last.end);
      const box = field.closest("details");
      box.open = true;
      box.scrollIntoView({ block: "nearest" });
      document.getElementById("add-concept").focus({ preventScroll: true });
    } else {
      sheet.querySelector(".desk-chosen").replaceChildren();
    }
    sheet = null;
  });
  const textBetween = (start, end) => {
    const page = document.querySelector("#records .desk-text pre");
    const first = parse(document.querySelector(".desk-sheet"))[0];
    if (!page || !first) return "";
    const base = Number(page.dataset.start);
    return page.textContent.slice(start - base, end - base).replace(/\s+/g, " ").trim();
  };
})();
