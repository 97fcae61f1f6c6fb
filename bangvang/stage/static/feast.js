// A unit crosses 100 %: it is celebrated once, whatever slide stands there. The end of a reveal gets paper.
import { still } from "./motion.js";

const LASTS_MS = 6500, PIECES = 70, COLOURS = ["#F2C14E", "#C99A2E", "var(--ink)", "#5FD3BC", "#1F5FA8"];
const known = new Set();

// Units known to have reached it before we looked are not celebrated again.
export const remember = (reached) => Object.keys(reached).forEach((unit) => known.add(unit));

export function celebrate(reached, crossed) {
  const fresh = Object.keys(reached).filter((unit) => !known.has(unit));
  remember(reached);
  if (!fresh.length) return;
  const feast = laid("feast"), banner = document.createElement("div");
  banner.className = "banner";
  const names = document.createElement("b"), told = document.createElement("span");
  names.textContent = fresh.slice(0, 3).map((unit) => reached[unit]).join(" · ") + (fresh.length > 3 ? ` +${fresh.length - 3}` : "");
  told.textContent = crossed;
  banner.append(names, told);
  feast.append(banner);
  if (still.matches) return;
  banner.animate([{ transform: "translateY(100%)" }, { transform: "none", offset: 0.08 }, { transform: "none", offset: 0.94 }, { transform: "translateY(100%)" }],
    { duration: LASTS_MS, easing: "ease-out", fill: "forwards" });
  throwAll(feast);
}

// Paper only, for the hall that has just heard who leads.
export function cheer() {
  if (!still.matches) throwAll(laid("cheer"));
}

// The reveal is left or taken back: its paper is out of place.
export const hush = () => document.getElementById("cheer")?.remove();

function laid(name) {
  document.getElementById(name)?.remove();
  const feast = document.createElement("div");
  feast.id = name;
  document.getElementById("canvas").append(feast);
  setTimeout(() => feast.remove(), LASTS_MS);
  return feast;
}

function throwAll(feast) {
  for (let piece = 0; piece < PIECES; piece++) throwOne(feast, piece);
}

function throwOne(feast, piece) {
  const paper = document.createElement("i");
  paper.style.background = COLOURS[piece % COLOURS.length];
  feast.append(paper);
  const across = (Math.random() - 0.5) * 2000, up = -500 - Math.random() * 620, turn = 720 * (Math.random() - 0.5);
  paper.animate([
    { transform: "none", opacity: 1 },
    { transform: `translate(${across * 0.7}px, ${up}px) rotate(${turn}deg)`, opacity: 1, offset: 0.4, easing: "ease-in" },
    { transform: `translate(${across}px, 120px) rotate(${turn * 3}deg)`, opacity: 0.9 },
  ], { duration: 3200 + Math.random() * 2200, delay: Math.random() * 500, easing: "cubic-bezier(.15, .7, .3, 1)", fill: "both" });
}
