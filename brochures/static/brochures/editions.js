/* Asks the server how far a version is, until it is complete. Without this file, “Look again” does. */
(() => {
  "use strict";

  const PAUSE = 1500;
  const MOST = 400;
  // Not the forms of the share links: somebody may be writing there.
  const PARTS = ["[data-editions]", "[data-versions]"];

  const renew = (fresh) => {
    for (const part of PARTS) {
      const [shown, found] = [document, fresh].map((page) => page.querySelector(part));
      if (shown && found && found.innerHTML !== shown.innerHTML) shown.replaceWith(document.adoptNode(found));
    }
  };

  const look = async (left) => {
    if (!document.querySelector("[data-editions][data-pending]") || left === 0) return;
    if (!document.hidden) {
      const answer = await fetch(window.location.href, { credentials: "same-origin" }).catch(() => null);
      if (answer && answer.ok) renew(new DOMParser().parseFromString(await answer.text(), "text/html"));
    }
    setTimeout(look, PAUSE, left - 1);
  };

  setTimeout(look, PAUSE, MOST);
})();
