/* A form that Wagtail saves by itself knows which version it has saved, and its buttons wait for a saving under way.
   Else the server would take the author's own automatic saving for somebody else's (site/editing/conflicts.py), and a
   new page would be made twice. */
(() => {
  "use strict";

  const LONGEST_WAIT = 10_000; // milliseconds; then the server decides
  const saving = new Set();
  let waiting = null;

  const send = () => {
    if (!waiting) return;
    const { form, submitter, timer } = waiting;
    clearTimeout(timer);
    saving.delete(form);
    waiting = null;
    // Not the button itself: Wagtail has disabled it, and a disabled button is not sent.
    const pressed = document.createElement("input");
    pressed.type = "hidden";
    pressed.name = submitter?.name ?? "";
    pressed.value = submitter?.value ?? "";
    form.append(pressed);
    form.requestSubmit();
    pressed.remove();
  };

  document.addEventListener("w-autosave:save", (event) => {
    if (waiting?.form === event.target) event.preventDefault();
    else saving.add(event.target);
  });
  document.addEventListener("w-autosave:success", ({ target: form, detail: { response } }) => {
    const version = { loaded_revision_id: response.revision_id, loaded_revision_created_at: response.revision_created_at };
    for (const [name, value] of Object.entries(version)) {
      const field = form.elements.namedItem(name);
      if (field && value) field.value = value;
    }
  });
  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, (event) => {
      saving.delete(event.target);
      if (waiting?.form === event.target) send();
    });
  }
  document.addEventListener("submit", (event) => {
    if (!saving.has(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting ??= { form: event.target, submitter: event.submitter, timer: setTimeout(send, LONGEST_WAIT) };
  }, true);
})();
