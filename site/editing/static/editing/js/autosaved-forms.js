/* Forms that Wagtail saves by itself:
   - know the version that they have saved; else the server takes it for somebody else's (site/editing/conflicts.py);
   - let their buttons wait for a saving under way; else a new page is made twice;
   - are not saved once more on their way out; else what comes first is somebody else's version to what comes second;
   - wait until rich text has put what was typed last into its field; else those words are lost;
   - save again what was typed while they were being saved; else Wagtail holds it for saved. */
(() => {
  "use strict";

  const LONGEST_WAIT = 10_000; // milliseconds; then the server decides
  const NOT_TYPED = ["csrfmiddlewaretoken", "loaded_revision_id", "loaded_revision_created_at", "overwrite_revision_id"];
  const saving = new Map(); // form: what was sent
  const leaving = new Map(); // form: until when its page should have been replaced
  // Draftail does it a quarter of a second after the last key, or after it was left.
  const SETTLING = 400;
  let writtenAt = -Infinity;
  let waiting = null;

  const typed = (data) => {
    const pairs = [...data].filter(([name]) => !NOT_TYPED.includes(name) && !name.startsWith("comments-"));
    return JSON.stringify(pairs.map(([name, value]) => [name, value.name ?? value]));
  };

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
    if (waiting?.form === event.target || performance.now() < leaving.get(event.target)) event.preventDefault();
    else saving.set(event.target, typed(event.detail.formData));
  });
  document.addEventListener("w-autosave:success", ({ target: form, detail: { response } }) => {
    const version = { loaded_revision_id: response.revision_id, loaded_revision_created_at: response.revision_created_at };
    for (const [name, value] of Object.entries(version)) {
      const field = form.elements.namedItem(name);
      if (field && value) field.value = value;
    }
    const sent = saving.get(form);
    if (sent && sent !== typed(new FormData(form))) form.dispatchEvent(new CustomEvent("w-unsaved:add", { bubbles: true }));
  });
  for (const end of ["success", "error"]) {
    document.addEventListener(`w-autosave:${end}`, (event) => {
      saving.delete(event.target);
      if (waiting?.form === event.target) send();
    });
  }
  document.addEventListener("submit", (event) => {
    const settles = writtenAt + SETTLING - performance.now();
    if (!saving.has(event.target) && settles <= 0) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const pause = saving.has(event.target) ? LONGEST_WAIT : settles;
    waiting ??= { form: event.target, submitter: event.submitter, timer: setTimeout(send, pause) };
  }, true);
  for (const act of ["keydown", "compositionend", "paste", "drop", "click", "focusout"]) {
    document.addEventListener(act, ({ target }) => {
      if (target.closest?.(".Draftail-Editor")) writtenAt = performance.now();
    }, true);
  }
  window.addEventListener("submit", (event) => {
    if (!event.defaultPrevented) leaving.set(event.target, performance.now() + LONGEST_WAIT);
  });
})();
