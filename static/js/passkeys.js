// Forms that a passkey or security key fills. Without this file they stay hidden, and the other
// ways in remain. Bytes travel as webauthn-json.js, which comes with the library, writes them.
"use strict";

const keys = window.webauthnJSON;

async function asked(form) {
  if (form.dataset.options) {
    return JSON.parse(document.getElementById(form.dataset.options).textContent);
  }
  const response = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!response.ok) {
    throw new Error(response.statusText);
  }
  return response.json();
}

function made(options, form) {
  const alone = form.elements.passwordless && form.elements.passwordless.checked;
  Object.assign(options.publicKey.authenticatorSelection, {
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: Boolean(alone),
    userVerification: alone ? "required" : "preferred",
  });
  return keys.create(options);
}

async function answer(form) {
  const options = await asked(form);
  return form.dataset.passkey === "create"
    ? made(options.creation_options, form)
    : keys.get(options.request_options);
}

function prepare(form) {
  const failed = form.querySelector("[data-failed]");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    failed.hidden = true;
    answer(form).then(
      (credential) => {
        form.elements.credential.value = JSON.stringify(credential);
        form.submit();
      },
      () => { failed.hidden = false; },
    );
  });
  form.hidden = false;
}

if (keys && keys.supported()) {
  document.querySelectorAll("form[data-passkey]").forEach(prepare);
  document.querySelectorAll("[data-passkeys]").forEach((part) => { part.hidden = false; });
  document.querySelectorAll("[data-no-passkeys]").forEach((part) => { part.hidden = true; });
}
