/* Says at once that a file is too large, before it is sent: `data-most` in bytes, `data-says` the words. */
"use strict";

for (const field of document.querySelectorAll("input[type=file][data-most]")) {
  let said = null;
  field.addEventListener("change", () => {
    const isTooLarge = [...field.files].some((file) => file.size > Number(field.dataset.most));
    said?.remove();
    if (!isTooLarge) return;
    said = document.createElement("p");
    said.className = "error";
    said.setAttribute("role", "alert");
    said.textContent = field.dataset.says;
    field.after(said);
    field.value = "";
  });
}
