// A button under each password that shows what was typed; without this script the page works all the same.
document.querySelectorAll("form[data-show]").forEach((form) => {
  form.querySelectorAll("input[type=password]").forEach((input) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "usa-button usa-button--unstyled accounts-show";
    button.textContent = form.dataset.show;
    button.setAttribute("aria-pressed", "false");
    button.setAttribute("aria-controls", input.id);
    button.addEventListener("click", () => {
      const hidden = input.type === "password";
      input.type = hidden ? "text" : "password";
      button.textContent = hidden ? form.dataset.hide : form.dataset.show;
      button.setAttribute("aria-pressed", String(hidden));
    });
    input.insertAdjacentElement("afterend", button);
  });
});
