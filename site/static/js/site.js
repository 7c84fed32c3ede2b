// Everything here improves what already works without it. No dependencies, no inline styles.

/** Copy buttons: <button class="copy" data-copy="#1F5A41" data-copied="Copied" hidden>. */
function copyButtons(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) {
    const label = button.querySelector("[data-label]") ?? button;
    const before = label.textContent;
    let timer;
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
      } catch {
        return;
      }
      label.textContent = button.dataset.copied;
      announce(button.dataset.copied);
      clearTimeout(timer);
      timer = setTimeout(() => (label.textContent = before), 2500);
    });
  }
}

/** One polite live region for the whole page. */
function announce(text) {
  let region = document.getElementById("announcements");
  if (!region) {
    region = document.createElement("p");
    region.id = "announcements";
    region.className = "visually-hidden";
    region.setAttribute("role", "status");
    document.body.append(region);
  }
  region.textContent = "";
  // A screen reader only speaks what changes after the region exists.
  requestAnimationFrame(() => (region.textContent = text));
}

/** Click-to-load video: nothing is asked from the provider before the reader says so. */
function videos(root) {
  for (const link of root.querySelectorAll("a[data-embed]")) {
    link.addEventListener("click", (event) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey) return;
      event.preventDefault();
      const player = document.createElement("iframe");
      player.src = link.dataset.embed;
      player.title = link.dataset.title;
      player.allow = "fullscreen; encrypted-media; picture-in-picture";
      player.referrerPolicy = "strict-origin-when-cross-origin";
      player.tabIndex = -1;
      link.parentElement.replaceChildren(player);
      player.focus();
    });
  }
}

/** Open <details> in the header close on Escape and on a click elsewhere. */
function headerPanels() {
  const open = () => document.querySelectorAll(".site-header details[open]");
  document.addEventListener("click", (event) => {
    for (const panel of open()) if (!panel.contains(event.target)) panel.open = false;
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    for (const panel of open()) {
      panel.open = false;
      panel.querySelector("summary").focus();
    }
  });
}

/** On a phone, the menu closes when the focus goes on behind it. */
function menuPanel() {
  const menu = document.getElementById("site-menu");
  menu?.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next && !menu.contains(next) && menu.matches(":popover-open")) menu.hidePopover();
  });
}

/** Filters: fields left empty stay out of the address. */
function filterForms(root) {
  for (const form of root.querySelectorAll("form.filters")) {
    form.addEventListener("formdata", (event) => {
      for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
    });
  }
}

copyButtons(document);
videos(document);
headerPanels();
menuPanel();
filterForms(document);
