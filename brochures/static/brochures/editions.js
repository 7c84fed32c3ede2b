/* Asks the server how far a version is, until it is complete. Without this file, “Look again” does. */
(() => {
  "use strict";

  const PAUSE = 1500;
  const MOST = 400;

  const look = async (left) => {
    const shown = document.querySelector("[data-editions][data-pending]");
    if (!shown || left === 0) return;
    if (!document.hidden) {
      const answer = await fetch(window.location.href, { credentials: "same-origin" }).catch(() => null);
      if (answer && answer.ok) {
        const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-editions]");
        if (fresh && fresh.innerHTML !== shown.innerHTML) shown.replaceWith(document.adoptNode(fresh));
      }
    }
    setTimeout(look, PAUSE, left - 1);
  };

  setTimeout(look, PAUSE, MOST);
})();
