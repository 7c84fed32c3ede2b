/* “Select all” in wagtail-localize's form that sends a page for translation. */
document.addEventListener("DOMContentLoaded", () => {
  const all = document.querySelector('[name="select_all"]');
  all?.addEventListener("change", () => {
    for (const locale of document.querySelectorAll('[name="locales"]')) locale.checked = all.checked;
  });
});
