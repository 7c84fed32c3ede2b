// Which drawing of a logo on which ground: at once for colours, and for pictures, which never leave the browser.
// Without this file the form asks the server, for colours only. branding/tester.py holds the same rule.

const ENOUGH = 3;
// How much of a drawing must be seen; the rest is an accent.
const MOST = 0.66;
// Of a picture, the share of places that may be worse than what is said.
const WORST = 0.1;

const linear = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
const luminance = ([red, green, blue]) =>
  0.2126 * linear(red / 255) + 0.7152 * linear(green / 255) + 0.0722 * linear(blue / 255);
const parts = (hex) => [1, 3, 5].map((start) => parseInt(hex.slice(start, start + 2), 16));

function contrast(one, other) {
  const [darker, lighter] = [one, other].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** Six digits after #, or null. */
function colourOf(text) {
  const found = /^#?([0-9a-f]{6}|[0-9a-f]{3})$/i.exec(text.trim());
  if (!found) return null;
  const digits = found[1].length === 6 ? found[1] : found[1].replace(/./g, "$&$&");
  return `#${digits.toUpperCase()}`;
}

/** What most of a drawing reaches on one colour. */
function reached(inks, place) {
  let share = 0;
  const values = inks.map((ink) => [contrast(ink.luminance, place), ink.share]).sort((a, b) => b[0] - a[0]);
  return (values.find(([, part]) => (share += part) >= MOST) ?? [1])[0];
}

/** What it reaches on nine of ten places under it. */
function seenOn(inks, places) {
  const worst = places.map((place) => reached(inks, place)).sort((a, b) => a - b);
  return worst[Math.floor((worst.length - 1) * WORST)];
}

/** As the server chooses: in colour where that can be seen, then one colour or reversed, then whichever is seen best. */
function best(results) {
  for (const variants of [["colour"], ["mono", "reversed"]]) {
    const seen = results.filter(({ variant, value }) => variants.includes(variant) && value >= ENOUGH);
    if (seen.length) return seen.reduce((one, other) => (other.value > one.value ? other : one));
  }
  return results.reduce((one, other) => (other.value > one.value ? other : one));
}

function start(tester) {
  const form = tester.querySelector("form");
  const { background, hex } = form.elements;
  const stage = tester.querySelector("[data-stage]");
  const picture = tester.querySelector("[data-picture]");
  const problem = tester.querySelector("[data-problem]");
  const pen = stage.getContext("2d", { willReadFrequently: true });
  const numbers = new Intl.NumberFormat(document.documentElement.lang, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
    roundingMode: "floor",
    numberingSystem: "latn",
  });
  const rows = [...tester.querySelectorAll("[data-inks]")].map((element) => ({
    element,
    variant: element.dataset.variant,
    inks: element.dataset.inks.split(" ").map((ink) => ({
      luminance: luminance(parts(ink)),
      share: Number(ink.slice(8)),
    })),
  }));
  if (!rows.length) return;
  let turn = 0;

  /** What was shown or said before is no answer to what was just given. */
  function clear() {
    turn += 1;
    stage.hidden = problem.hidden = true;
    for (const answer of tester.querySelectorAll("[data-answer]")) answer.remove();
    hex.removeAttribute("aria-invalid");
    for (const row of rows) {
      row.element.classList.remove("tester__result--best");
      for (const part of row.element.querySelectorAll("[data-ratio], [data-verdict]")) part.textContent = "";
    }
  }

  /** The best drawing in the middle of whatever lies on the stage. */
  async function show(paint) {
    clear();
    const mine = turn;
    paint();
    const box = [stage.width * 0.25, stage.height * 0.2, stage.width * 0.5, stage.height * 0.6];
    const places = sample(box);
    for (const row of rows) row.value = seenOn(row.inks, places);
    const chosen = best(rows);
    for (const row of rows) {
      const isEnough = row.value >= ENOUGH;
      row.element.classList.toggle("tester__result--best", row === chosen);
      row.element.querySelector("[data-ratio]").textContent = `\u2066${numbers.format(row.value)}:1\u2069`;
      const words = !isEnough ? "poor" : row === chosen ? "best" : "enough";
      row.element.querySelector("[data-verdict]").textContent = tester.dataset[words];
    }
    stage.hidden = false;
    const logo = new Image();
    logo.src = chosen.element.dataset.preview;
    await logo.decode();
    if (mine !== turn) return;
    const scale = Math.min(box[2] / logo.width, box[3] / logo.height);
    const [width, height] = [logo.width * scale, logo.height * scale];
    pen.drawImage(logo, (stage.width - width) / 2, (stage.height - height) / 2, width, height);
  }

  /** Luminances of some places where the logo will stand. */
  function sample([left, top, width, height]) {
    const { data } = pen.getImageData(left, top, width, height);
    const places = [];
    const step = 4 * Math.max(1, Math.floor(data.length / 4 / 2000));
    for (let at = 0; at < data.length; at += step) places.push(luminance(data.slice(at, at + 3)));
    return places;
  }

  function fill(colour) {
    show(() => {
      pen.fillStyle = colour;
      pen.fillRect(0, 0, stage.width, stage.height);
    });
  }

  async function place(file) {
    let bitmap;
    try {
      bitmap = await createImageBitmap(file);
    } catch {
      clear();
      problem.hidden = false;
      return;
    }
    show(() => {
      const scale = Math.max(stage.width / bitmap.width, stage.height / bitmap.height);
      const [width, height] = [bitmap.width * scale, bitmap.height * scale];
      pen.fillStyle = "#FFFFFF";
      pen.fillRect(0, 0, stage.width, stage.height);
      pen.drawImage(bitmap, (stage.width - width) / 2, (stage.height - height) / 2, width, height);
      bitmap.close();
    });
  }

  background.addEventListener("input", () => {
    hex.value = "";
    fill(background.value);
  });
  hex.addEventListener("input", () => {
    const colour = colourOf(hex.value);
    if (!colour) return;
    background.value = colour.toLowerCase();
    fill(colour);
  });
  form.addEventListener("submit", (event) => {
    const colour = hex.value ? colourOf(hex.value) : background.value;
    if (!colour) return; // the server says what is wrong
    event.preventDefault();
    fill(colour);
  });
  picture.hidden = false;
  picture.querySelector("input").addEventListener("change", ({ target }) => target.files[0] && place(target.files[0]));
  for (const name of ["dragover", "drop"]) {
    tester.addEventListener(name, (event) => {
      event.preventDefault();
      if (name === "drop" && event.dataTransfer.files[0]) place(event.dataTransfer.files[0]);
    });
  }
}

document.querySelectorAll("[data-tester]").forEach(start);
