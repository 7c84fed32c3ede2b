/* Runs the data blocks that site/editing/data_blocks.py prints in place of inline scripts: each names a function and
   its arguments. Only these names are called; a test compares them with the list there. */
(() => {
  "use strict";

  const CALLED = new Set([
    "createTaskChooser", "initDateChooser", "initDateTimeChooser", "initTimeChooser",
  ]);
  const CONSTRUCTED = new Set([
    "Chooser", "DocumentChooser", "ImageChooser", "InlinePanel", "MultipleChooserPanel", "PageChooser",
    "SnippetChooser",
  ]);
  const BLOCK = "script[data-csp-init]";
  const done = new WeakSet();

  const argumentsOf = (block) => {
    try {
      return JSON.parse(block.textContent);
    } catch (error) {
      if (document.readyState !== "loading") throw error;
      return null; // the parser has only read a part of it
    }
  };

  const start = (block) => {
    const name = block.dataset.cspInit;
    const code = window[name];
    if (done.has(block) || !(CALLED.has(name) || CONSTRUCTED.has(name))) return;
    if (typeof code !== "function") return; // its file comes later: tried again when all are there
    const args = argumentsOf(block);
    if (!args) return;
    done.add(block);
    if (CONSTRUCTED.has(name)) new code(...args);
    else code(...args);
  };

  const scan = (root) => {
    if (![Node.ELEMENT_NODE, Node.DOCUMENT_NODE, Node.DOCUMENT_FRAGMENT_NODE].includes(root.nodeType)) return;
    const blocks = [...root.querySelectorAll(BLOCK)];
    if (root.nodeType === Node.ELEMENT_NODE && root.matches(BLOCK)) blocks.unshift(root);
    for (const block of blocks) {
      try {
        start(block);
      } catch (error) {
        console.error(`csp-init: ${block.dataset.cspInit} did not start`, error); // the next one still should
      }
    }
  };

  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(scan);
  }).observe(document.documentElement, { childList: true, subtree: true });
  document.addEventListener("DOMContentLoaded", () => {
    scan(document);
    // The frame on pictures finds out with an inline handler, which is refused.
    const crop = window.jQuery?.Jcrop;
    if (crop) crop.defaults.touchSupport = "ontouchstart" in window;
  });
  // A panel fills its new row's choosers at once, before an observer is told of the row.
  document.addEventListener("w-formset:added", (event) => scan(event.target));
})();
