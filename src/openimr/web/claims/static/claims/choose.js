// One box chooses every notice of the page.
(function () {
  "use strict";
  var all = document.querySelector("[data-choose-all]");
  if (!all) return;
  all.closest("[data-choose]").hidden = false;
  all.addEventListener("change", function () {
    document.querySelectorAll("input[name=notice]").forEach(function (box) { box.checked = all.checked; });
  });
})();
