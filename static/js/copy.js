// Buttons that copy a text of the page. Without this file they stay hidden: the texts select as a whole.
"use strict";

function select(text) {
  const range = document.createRange();
  range.selectNodeContents(text);
  const selection = window.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}

async function copy(text) {
  select(text);
  if (navigator.clipboard) {
    await navigator.clipboard.writeText(text.textContent);
  } else if (!document.execCommand("copy")) {
    throw new Error("The text is selected, and not copied.");
  }
}

for (const button of document.querySelectorAll("button[data-copies]")) {
  const text = document.getElementById(button.dataset.copies);
  const says = document.getElementById(button.dataset.says);
  if (text && says) {
    button.hidden = false;
    button.addEventListener("click", () => {
      says.textContent = "";
      copy(text).then(
        () => { says.textContent = button.dataset.said; },
        () => select(text),
      );
    });
  }
}
