/* The translator's desk: each row saves itself, keys lead from passage to passage. Without this file it is one form. */
(() => {
  "use strict";

  const PAUSE = 1500;
  const RETRY = 5000;
  const MOST_LINES = 24;
  const form = document.querySelector("[data-desk]");
  if (!form) return;
  const said = form.dataset;
  const status = form.querySelector("[data-desk-status]");
  const frame = document.querySelector("#desk-preview iframe");
  const rows = [...form.querySelectorAll("[data-desk-row]")];
  const part = (row, name) => row.querySelector(`[data-desk-${name}]`);
  const known = new WeakMap();

  const now = (row) => JSON.stringify([part(row, "text").value, part(row, "keeps").checked, part(row, "open").checked]);
  const isUnsaved = (row) => known.get(row).kept !== now(row);

  const tell = (text, state = "") => {
    status.textContent = text;
    status.dataset.state = state;
  };

  const tellWhole = () => {
    if (rows.some((row) => known.get(row).hasFailed)) tell(said.failed, "failed");
    else tell(rows.some(isUnsaved) ? said.unsaved : said.saved);
  };

  const measure = (row) => {
    const output = part(row, "length");
    const field = part(row, "text");
    if (output) {
      const text = field.dataset.rich === "1" ? new DOMParser().parseFromString(field.value, "text/html").body.textContent : field.value;
      const length = [...text].length;
      output.textContent = `${length} / ${field.dataset.max}`;
      output.classList.toggle("desk-length--over", length > Number(field.dataset.max));
    }
    while (field.scrollHeight > field.clientHeight + 2 && field.rows < MOST_LINES) field.rows += 1;
    field.classList.toggle("is-set-aside", part(row, "keeps").checked);
  };

  const send = (address, fields) => {
    const body = new FormData();
    for (const [name, value] of Object.entries(fields)) body.append(name, value);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    return fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
  };

  /* `isSketch`: somebody is still typing. Such words are kept for another look, so that no half sentence counts. */
  const save = async (row, isSketch = false) => {
    const memory = known.get(row);
    clearTimeout(memory.timer);
    if (memory.isSaving) {
      memory.isWaiting = true;
      return memory.isSaving;
    }
    if (!isUnsaved(row) && (isSketch || !memory.isSketch)) return null;
    memory.isSaving = write(row, memory, isSketch);
    await memory.isSaving;
    memory.isSaving = null;
    if (memory.isWaiting) {
      memory.isWaiting = false;
      await save(row);
    }
    return null;
  };

  const write = async (row, memory, isSketch) => {
    const sent = now(row);
    const fields = { text: part(row, "text").value, was: part(row, "was").value };
    if (part(row, "keeps").checked) fields.keeps_source = "on";
    if (part(row, "open").checked || isSketch) fields.is_open = "on";
    tell(said.saving);
    let answer, data;
    try {
      answer = await send(row.dataset.save, fields);
      data = await answer.json();
    } catch (error) {
      // No network, or a sign-in in place of an answer.
      memory.hasFailed = true;
      memory.timer = setTimeout(() => save(row), RETRY);
      tellWhole();
      return;
    }
    memory.hasFailed = false;
    if (answer.ok) accept(row, memory, sent, isSketch && !part(row, "open").checked, data);
    else refuse(row, memory, sent, data);
  };

  const accept = (row, memory, sent, isSketch, data) => {
    memory.kept = sent;
    memory.isSketch = isSketch;
    part(row, "was").value = data.was;
    part(row, "conflict").hidden = true;
    part(row, "text").removeAttribute("aria-invalid");
    if (data.findings !== undefined) {
      part(row, "findings").innerHTML = data.findings;
      row.className = `desk-row desk-row--${data.state}`;
      document.querySelector("[data-desk-progress]").innerHTML = data.progress;
      document.querySelector("[data-desk-total]").innerHTML = data.total;
      showCounts(data);
    }
    refreshPreview();
    tellWhole();
  };

  const showCounts = ({ counts, hindrances }) => {
    for (const place of document.querySelectorAll("[data-desk-count]")) place.textContent = counts[place.dataset.deskCount];
    const list = document.querySelector("[data-desk-hindrances]");
    const isOpen = list.querySelector("details")?.open;
    list.innerHTML = hindrances;
    if (isOpen) list.querySelector("details")?.setAttribute("open", "");
  };

  const refuse = (row, memory, sent, data) => {
    const box = part(row, "conflict");
    memory.kept = sent; // it is not tried again before somebody changes something
    memory.isSketch = false;
    box.replaceChildren(paragraph(data.message));
    if (data.theirs !== undefined && data.theirs !== null) {
      const theirs = paragraph(data.theirs || "—");
      theirs.className = "desk-text";
      theirs.lang = part(row, "text").lang;
      theirs.dir = part(row, "text").dir;
      box.append(theirs, choice(said.theirs, () => put(row, data.theirs)), choice(said.mine, () => {}));
      for (const button of box.querySelectorAll("button")) {
        button.addEventListener("click", () => {
          part(row, "was").value = data.was;
          memory.kept = null;
          save(row);
        });
      }
    }
    box.hidden = false;
    part(row, "text").setAttribute("aria-invalid", "true");
    tell(data.message, "failed");
  };

  const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });

  const choice = (text, then) => {
    const button = document.createElement("button");
    Object.assign(button, { type: "button", className: "button button-small button-secondary", textContent: text });
    button.addEventListener("click", then);
    return button;
  };

  const put = (row, text) => {
    part(row, "text").value = text;
    measure(row);
  };

  let previewTimer;
  const refreshPreview = () => {
    if (!frame?.src) return;
    clearTimeout(previewTimer);
    previewTimer = setTimeout(() => { frame.src = frame.dataset.src; }, 800);
  };

  /* The preview shows the place of the passage that somebody works on; it runs no scripts of its own. */
  let place = "";
  const showPlace = () => {
    if (place) frame?.contentDocument?.getElementById(place)?.scrollIntoView({ block: "center" });
  };
  frame?.addEventListener("load", showPlace);

  form.addEventListener("focusin", (event) => {
    const row = event.target.closest("[data-desk-row]");
    if (!row || row.dataset.place === place) return;
    place = row.dataset.place;
    showPlace();
  });

  const go = (row) => {
    part(row, "text").focus();
    row.scrollIntoView({ block: "nearest" });
  };

  const next = (row) => {
    const place = rows.indexOf(row);
    const isOpen = (other) => {
      const isEmpty = !part(other, "text").value && !part(other, "keeps").checked;
      return other !== row && (isEmpty || part(other, "open").checked);
    };
    const found = [...rows.slice(place + 1), ...rows.slice(0, place)].find(isOpen);
    if (found) go(found);
    return found;
  };

  const finish = async (row) => {
    part(row, "open").checked = false;
    const found = next(row);
    await save(row);
    if (!found && !isUnsaved(row)) tell(said.finished);
  };

  form.addEventListener("input", (event) => {
    const row = event.target.closest("[data-desk-row]");
    if (!row || !event.target.matches("[data-desk-text], [data-desk-keeps], [data-desk-open]")) return;
    const memory = known.get(row);
    measure(row);
    tellWhole();
    clearTimeout(memory.timer);
    if (event.target.matches("[type=checkbox]")) save(row);
    else memory.timer = setTimeout(() => save(row, true), PAUSE);
  });

  form.addEventListener("focusout", (event) => {
    const row = event.target.closest("[data-desk-row]");
    if (row && event.target.matches("[data-desk-text]")) save(row);
  });

  form.addEventListener("keydown", (event) => {
    const row = event.target.closest("[data-desk-row]");
    if (!row) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      if (event.target.matches("[data-desk-remark]")) part(row, "say").click();
      else finish(row);
    } else if (event.altKey && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      const other = rows[rows.indexOf(row) + (event.key === "ArrowDown" ? 1 : -1)];
      event.preventDefault();
      if (other) go(other);
    }
  });

  form.addEventListener("click", async (event) => {
    const row = event.target.closest("[data-desk-row]");
    const button = event.target.closest("button");
    if (!row || !button) return;
    if (button.dataset.deskUse !== undefined) {
      event.preventDefault();
      put(row, button.dataset.deskUse);
      // A correction is right by itself; words from elsewhere are looked at first.
      if (!button.value.startsWith("fix:")) part(row, "open").checked = true;
      part(row, "text").focus();
      save(row);
    } else if (button.matches("[data-desk-say]")) {
      event.preventDefault();
      comment(row);
    }
  });

  const comment = async (row) => {
    try {
      const answer = await send(row.dataset.comment, { comment: part(row, "remark").value });
      const data = await answer.json();
      if (!answer.ok) return tell(data.message, "failed");
      part(row, "comments").innerHTML = data.comments;
      return tellWhole();
    } catch (error) {
      return tell(said.failed, "failed"); // the comment stays in its field
    }
  };

  const lookUp = async (row) => {
    const answer = await fetch(row.dataset.memory);
    if (answer.ok && !answer.redirected) part(row, "matches").innerHTML = await answer.text();
  };

  for (const row of rows) {
    const isFresh = !part(row, "text").hasAttribute("aria-invalid");
    known.set(row, { kept: isFresh ? now(row) : null, isSketch: false, hasFailed: false });
    measure(row);
    part(row, "memory").addEventListener("toggle", (event) => {
      if (event.target.open && row.querySelector('[value^="look-up:"]')) {
        lookUp(row).catch(() => tell(said.failed, "failed"));
      }
    });
  }

  let isLeaving = false;
  form.addEventListener("submit", () => { isLeaving = true; });
  window.addEventListener("beforeunload", (event) => {
    if (!isLeaving && rows.some(isUnsaved)) event.preventDefault();
  });

  const toggle = document.querySelector("[data-desk-preview]");
  if (toggle && frame) {
    toggle.hidden = false;
    toggle.addEventListener("click", () => {
      const isOpen = toggle.getAttribute("aria-expanded") !== "true";
      toggle.setAttribute("aria-expanded", String(isOpen));
      frame.parentElement.hidden = !isOpen;
      form.parentElement.classList.toggle("has-preview", isOpen);
      if (isOpen) frame.src = frame.dataset.src;
      else frame.removeAttribute("src");
    });
  }
  document.querySelector("[data-desk-help]")?.removeAttribute("hidden");
})();
