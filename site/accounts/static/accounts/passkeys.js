// What django-allauth's scripts leave to the page: to offer passkeys only where they work, and to say when one failed.

const failed = document.querySelector("[data-passkey-failed]");

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-needs-passkeys]")) part.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  if (failed) failed.hidden = false;
});
