/* Shows parts of a screen as they are now: again and again while one of them waits for the worker, ever more slowly, and
   whenever somebody comes back to the screen. Without this file, “Look again” does.

   <div data-watched="a name" data-pending>, with data-watched-at where another address than the screen's own tells. */
(() => {
  "use strict";

  const PAUSE = 1500;
  const SLOWER = 1.1;
  // After some ten minutes without anything new nobody is looking any more, and a session may end.
  const LONGEST_PAUSE = 60_000;

  let pause = PAUSE;
  let timer = 0;
  let isLooking = false;

  const parts = () => [...document.querySelectorAll("[data-watched]")];
  const isPending = (part) => part.hasAttribute("data-pending");

  const read = async (address) => {
    const answer = await fetch(address, { credentials: "same-origin" });
    return answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  };

  // The part itself stays: what is new in it is told to those who cannot see it.
  const renew = (part, page) => {
    const found = page?.querySelector(`[data-watched="${part.dataset.watched}"]`);
    if (!found || (found.innerHTML === part.innerHTML && isPending(found) === isPending(part))) return false;
    part.replaceChildren(...found.childNodes);
    part.toggleAttribute("data-pending", isPending(found));
    return true;
  };

  const renewAll = async () => {
    const pages = new Map();
    let hasChanged = false;
    for (const part of parts()) {
      const address = part.dataset.watchedAt || window.location.href;
      if (!pages.has(address)) pages.set(address, await read(address).catch(() => null));
      hasChanged = renew(part, pages.get(address)) || hasChanged;
    }
    return hasChanged;
  };

  const wait = () => {
    clearTimeout(timer);
    if (pause < LONGEST_PAUSE && parts().some(isPending)) timer = setTimeout(look, pause);
  };

  const look = async () => {
    if (isLooking || document.hidden) return;
    isLooking = true;
    pause = (await renewAll()) ? PAUSE : pause * SLOWER;
    isLooking = false;
    wait();
  };

  const comeBack = () => {
    pause = PAUSE;
    look();
  };

  window.addEventListener("load", wait);
  window.addEventListener("focus", comeBack);
  window.addEventListener("pageshow", (event) => event.persisted && comeBack());
  document.addEventListener("visibilitychange", comeBack);
})();
