/* Keys of the desk: each does what the button, link or radio button with its `data-key` does. */
"use strict";

const TYPED_IN = "textarea, select, input:not([type=radio]):not([type=checkbox]):not([type=submit])";
const STORED = "desk-keys-off";
const choice = document.getElementById("keys-on");

if (choice) {
  document.getElementById("keys").hidden = false;
  choice.checked = localStorage.getItem(STORED) === null;
  choice.addEventListener("change", () => {
    if (choice.checked) localStorage.removeItem(STORED);
    else localStorage.setItem(STORED, "yes");
  });
  document.addEventListener("keydown", onKey);
}

function onKey(event) {
  const isTyping = event.target.closest(TYPED_IN) || event.target.isContentEditable;
  if (!choice.checked || isTyping || event.repeat || event.isComposing) return;
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  const key = event.key.toLowerCase();
  const meant = [...document.querySelectorAll("[data-key]")].find((each) => each.dataset.key === key);
  if (!meant) return;
  event.preventDefault();
  const missing = emptyField(meant);
  if (missing) missing.focus();
  else {
    meant.click();
    meant.focus();
  }
}

/* What must be filled in before the button may be used. */
function emptyField(button) {
  const field = button.dataset.needs && button.form.elements[button.dataset.needs];
  return field && !field.value.trim() ? field : null;
}
