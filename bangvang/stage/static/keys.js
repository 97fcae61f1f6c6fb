// Keys of the stage and its console: what clickers send, and what hands know.

const MOVES = {
  ArrowRight: "next", ArrowDown: "next", PageDown: "next", ArrowLeft: "back", ArrowUp: "back", PageUp: "back",
  " ": "play", Home: "first", End: "last", b: "black", B: "black", ".": "black",
};
const IDLE_MS = 2500;

// `act` is null for whoever only watches: F and ? are all that is left then.
export function listenToKeys(act) {
  const typed = document.getElementById("typed"), help = document.getElementById("help");
  let number = "", forget = 0;
  const type = (text) => {
    number = text;
    typed.textContent = text;
    clearTimeout(forget);
    if (text) forget = setTimeout(() => type(""), 3000);
  };
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select")) return;
    const { key } = event;
    if (key === "f" || key === "F") fullScreen();
    else if (key === "?") help.hidden = !help.hidden;
    else if (key === "Escape") { help.hidden = true; type(""); }
    else if (!act) return;
    else if (/^\d$/.test(key)) type((number + key).slice(-3));
    else if (key === "Enter" && number) { act("go", Number(number)); type(""); }
    else if (MOVES[key]) act(MOVES[key]);
    else return;
    event.preventDefault();
  });
  let idle = setTimeout(() => document.body.classList.add("idle"), IDLE_MS);
  addEventListener("mousemove", () => {
    document.body.classList.remove("idle");
    clearTimeout(idle);
    idle = setTimeout(() => document.body.classList.add("idle"), IDLE_MS);
  });
}

function fullScreen() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen().catch(() => {});
}
