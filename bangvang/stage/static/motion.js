// Motion with meaning: rows glide to their new place, bars and figures go from what was to what is.
// Only transform and opacity ever move. Whoever asked for less motion gets none.

export const still = matchMedia("(prefers-reduced-motion: reduce)");
const GLIDE = { duration: 1000, easing: "cubic-bezier(.22, .8, .24, 1)" };
const COUNT_MS = 1000;
const SMALL = 26, SMALLEST = 24, TWO_LINES = 64; // pixels: letters of a long name where there are two lines, where there is one; the row that takes two

const scaleOf = () => document.getElementById("canvas").getBoundingClientRect().width / 1920;
const nameOf = (figure) => `${figure.closest("[data-key]")?.dataset.key ?? ""}/${figure.dataset.name}`;

// A headline that is too long gets smaller letters, then a second line; and so do names.
export function fit(section) {
  const title = section.querySelector("h1"), sub = section.querySelector(".sub");
  if (title) fitTitle(title);
  for (let size = 27; sub && size >= 24 && sub.scrollWidth > sub.clientWidth; size--) sub.style.fontSize = `${size}px`;
  for (const text of section.querySelectorAll(".fit")) {
    const box = text.parentElement, style = getComputedStyle(box);
    const room = box.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const isLow = box.parentElement.clientHeight < TWO_LINES, least = isLow ? SMALLEST : SMALL;
    for (let size = parseFloat(style.fontSize); size >= least && text.offsetWidth > room; size--) text.style.fontSize = `${size}px`;
    if (text.offsetWidth > room) text.classList.add(isLow ? "cut" : "two");
  }
}

export function fitTitle(title) {
  title.classList.remove("two");
  title.style.fontSize = "";
  for (let size = 58; size >= 42 && title.scrollWidth > title.clientWidth; size -= 2) title.style.fontSize = `${size}px`;
  if (title.scrollWidth <= title.clientWidth) return;
  title.style.fontSize = "";
  title.classList.add("two");
}

// What stands on the screen now: places of rows, lengths of bars, values of figures.
function seen(section) {
  const places = new Map(), bars = new Map(), values = new Map();
  for (const row of section?.querySelectorAll("[data-key]") ?? []) {
    places.set(row.dataset.key, row.getBoundingClientRect());
    const bar = row.querySelector(".bar i");
    if (bar) bars.set(row.dataset.key, bar.style.getPropertyValue("--share"));
  }
  for (const figure of section?.querySelectorAll("[data-count]") ?? []) {
    values.set(nameOf(figure), Number(figure.dataset.count));
  }
  return { places, bars, values };
}

// Puts a new section in the place of the old one. `same` says that it is the same slide, moved on.
export function swap(host, section, same) {
  const old = host.querySelector(".slide");
  const before = same ? seen(old) : seen(null);
  for (const left of host.querySelectorAll(".slide.leaving")) left.remove();
  host.append(section);
  fit(section);
  if (still.matches || !old) {
    old?.remove();
    return;
  }
  if (!same) {
    old.classList.add("leaving");
    section.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 260 }).finished.then(() => old.remove(), () => old.remove());
    for (const bar of section.querySelectorAll(".bar i")) lengthen(bar, "0%");
    return;
  }
  old.remove();
  for (const row of section.querySelectorAll("[data-key]")) glide(row, before);
  for (const figure of section.querySelectorAll("[data-count]")) {
    const from = before.values.get(nameOf(figure));
    if (from !== undefined) count(figure, from);
  }
}

function glide(row, before) {
  const place = before.places.get(row.dataset.key);
  const bar = row.querySelector(".bar i");
  if (!place) {
    row.animate([{ opacity: 0 }, { opacity: 1 }], { duration: 600 });
    if (bar) lengthen(bar, "0%");
    return;
  }
  const now = row.getBoundingClientRect(), scale = scaleOf();
  const x = (place.left - now.left) / scale, y = (place.top - now.top) / scale;
  if (Math.abs(x) > 1 || Math.abs(y) > 1) {
    if (y > 1) row.classList.add("rising");
    row.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: "none" }], GLIDE)
      .finished.then(() => row.classList.remove("rising"), () => {});
  }
  const share = before.bars.get(row.dataset.key);
  if (bar && share && share !== bar.style.getPropertyValue("--share")) lengthen(bar, share);
}

function lengthen(bar, from) {
  const to = bar.style.getPropertyValue("--share");
  bar.animate([{ transform: `translateX(calc(${from} - 100%))` }, { transform: `translateX(calc(${to} - 100%))` }], GLIDE);
}

// A figure counts from one value to its own; at the end stands exactly what the server wrote.
export function count(figure, from) {
  const to = Number(figure.dataset.count), text = figure.textContent;
  if (from === to) return;
  const number = new Intl.NumberFormat(document.documentElement.lang), start = performance.now();
  const tick = (now) => {
    const share = Math.min((now - start) / COUNT_MS, 1), eased = 1 - (1 - share) ** 3;
    if (share >= 1) figure.textContent = text;
    else {
      figure.textContent = number.format(Math.round(from + (to - from) * eased));
      requestAnimationFrame(tick);
    }
  };
  requestAnimationFrame(tick);
}
