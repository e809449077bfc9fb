// After many files were chosen: a row for each with its own kind and control number.
(function () {
  "use strict";
  var input = document.querySelector("[data-claims-upload] input[type=file]");
  var place = document.querySelector("[data-claims-files]");
  var kinds = document.querySelector("[data-claims-upload] select[name=kind]");
  if (!input || !place || !kinds) return;
  function cell(row, label, content) {
    var td = document.createElement("td");
    td.dataset.label = label;
    td.append(content);
    row.append(td);
  }
  function named(element, name, words) {
    element.name = name;
    element.setAttribute("aria-label", words);
    return element;
  }
  input.addEventListener("change", function () {
    var body = place.querySelector("tbody");
    body.replaceChildren();
    Array.prototype.forEach.call(input.files, function (file, index) {
      var row = document.createElement("tr");
      var kind = kinds.cloneNode(true);
      kind.removeAttribute("id");
      kind.removeAttribute("aria-describedby");
      kind.value = kinds.value;
      var control = document.createElement("input");
      control.className = "usa-input";
      control.maxLength = 60;
      cell(row, "File", file.name);
      cell(row, "Bytes", file.size.toLocaleString("en-US"));
      cell(row, "Kind", named(kind, "kind-" + index, "Kind of " + file.name));
      cell(row, "Control number", named(control, "control-" + index, "Control number of " + file.name));
      body.append(row);
    });
    place.hidden = input.files.length === 0;
  });
})();
