// The race of the whole campaign, day by day: the clock is the server's, the running is ours.
import { fit, fitTitle, still } from "./motion.js";

const SHOWN = 12, STEP = 65; // rows on the screen, pixels from one to the next

// Runs on the slide until another one stands there. `clock()` gives the day, fractions included.
export function run(section, data, clock) {
  const host = section.querySelector(".runners"), day = section.querySelector(".today b"), total = section.querySelector(".today span");
  const title = section.querySelector("h1"), number = new Intl.NumberFormat(document.documentElement.lang);
  const inOrder = [...data.units].sort((a, b) => a.name.localeCompare(b.name, "vi")); // once, not at every frame
  const runners = inOrder.map((unit, place) => ({ ...unit, ...element(unit), place, y: null, shown: 0 }));
  host.replaceChildren(...runners.map((runner) => runner.box));
  fit(section);
  let last = null;

  function frame() {
    if (!section.isConnected || section.classList.contains("leaving")) return;
    const at = Math.min(Math.max(clock(), 0), data.days.length - 1);
    if (at !== last || runners.some((runner) => runner.moving)) paint(at);
    last = at;
    requestAnimationFrame(frame);
  }

  function paint(at) {
    const from = Math.floor(at), share = still.matches ? 0 : at - from, to = Math.min(from + 1, data.days.length - 1);
    let whole = 0;
    for (const runner of runners) {
      runner.value = runner.totals[from] + (runner.totals[to] - runner.totals[from]) * share;
      whole += runner.totals[from];
    }
    const order = [...runners].sort((a, b) => b.value - a.value || a.place - b.place);
    const most = Math.max(order[0].value, 1), jump = last === null || Math.abs(at - last) > 2 || still.matches;
    let held = 0; // who shows the same figure shares a rank, who shows none has none
    order.forEach((runner, place) => {
      runner.whole = Math.floor(runner.value);
      if (runner.whole !== order[place - 1]?.whole) held = place + 1;
      runner.held = runner.whole ? String(held) : "–";
      place_(runner, place, most, jump);
    });
    if (from !== Math.floor(last ?? -1)) {
      day.textContent = data.days[from];
      total.textContent = `${number.format(whole)} ${data.initiatives}`;
      const said = from ? data.leads.replace("{unit}", order[0].name) : data.begins;
      if (title.textContent !== said) {
        title.textContent = said;
        fitTitle(title);
      }
    }
  }

  function place_(runner, place, most, jump) {
    const goal = Math.min(place, SHOWN) * STEP, isSeen = place < SHOWN;
    if (!isSeen && !jump && runner.shown === 0 && runner.y === goal) return;
    runner.y = runner.y === null || jump ? goal : runner.y + (goal - runner.y) * 0.16;
    runner.shown = jump ? Number(isSeen) : runner.shown + (Number(isSeen) - runner.shown) * 0.16;
    runner.moving = Math.abs(goal - runner.y) > 0.3 || Math.abs(Number(isSeen) - runner.shown) > 0.01;
    if (!runner.moving) [runner.y, runner.shown] = [goal, Number(isSeen)];
    runner.box.style.transform = `translateY(${runner.y.toFixed(1)}px)`;
    runner.box.style.opacity = runner.shown.toFixed(2);
    if (!isSeen && runner.shown < 0.02) return;
    runner.bar.style.transform = `translateX(${(100 * runner.value / most - 100).toFixed(2)}%)`;
    write(runner.rank, runner.held);
    write(runner.figure, number.format(runner.whole));
    runner.box.classList.toggle("won", Boolean(runner.quota) && runner.value >= runner.quota);
  }

  frame();
}

// Letters that stay are not set again.
function write(box, text) {
  if (box.firstChild?.data !== text) box.textContent = text;
}

function element(unit) {
  const box = document.createElement("div");
  box.className = "runner";
  box.innerHTML = '<div class="p"></div><div class="u"><span class="fit"></span></div><div class="bar"><p><i></i></p></div><b></b>';
  box.querySelector(".fit").textContent = unit.name;
  return { box, rank: box.querySelector(".p"), bar: box.querySelector("i"), figure: box.querySelector("b") };
}
