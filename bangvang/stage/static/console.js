// The console: the same stream as the screens, the same keys, and what only the presenter sees.
import { listenToKeys } from "./keys.js";

const about = JSON.parse(document.getElementById("about").textContent);
const $ = (id) => document.getElementById(id);
const QUIET_MS = 12000, ANSWER_MS = 6000, PATIENCE_MS = 1500;

let state = about.state, heardAt = performance.now(), troubleSince = null, source = null, told = null, asking = false, heard = 0;

// ---- hearing
function connect() {
  source?.close();
  source = new EventSource(`/stage/events?code=${about.code}&console=1`);
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onerror = () => (troubleSince ??= performance.now());
}

function hear(said) {
  if (said.gone) { location.href = about.home; return; }
  if (said.build !== about.build) { location.reload(); return; }
  const old = state;
  state = said;
  heardAt = performance.now();
  troubleSince = null;
  pass();
  draw();
  if (!told || said.live !== heard || said.position !== old.position || said.frozen !== old.frozen || said.language !== old.language) ask();
}

// the two pictures hear through us: browsers open few streams to one server
function pass() {
  for (const id of ["now", "next"]) $(id).contentWindow?.postMessage({ stage: state }, location.origin);
}

async function ask() {
  if (asking) return;
  asking = true;
  try {
    const answer = await fetch(`/stage/console/told?code=${about.code}`, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    heard = state.live;
    told = await answer.json();
    draw();
  } catch {
    troubleSince ??= performance.now();
  } finally {
    asking = false;
  }
}

// ---- drawing
function draw() {
  $("place").textContent = `${state.position + 1}/${state.count}` + (state.steps > 1 ? ` · ${state.step + 1}/${state.steps}` : "");
  for (const button of document.querySelectorAll("[data-action]")) {
    const on = { play: state.race ? state.race.runs : state.playing, black: state.black, rush: state.rushing, freeze: state.frozen }[button.dataset.action];
    button.classList.toggle("on", Boolean(on));
    if (button.dataset.only) button.hidden = state.kind !== button.dataset.only;
    if (button.dataset.when) button.hidden = (button.dataset.when === "frozen") !== state.frozen;
  }
  document.querySelector(".race").hidden = !state.race;
  if (state.race) {
    $("day").max = state.race.last;
    for (const button of $("speeds").children) button.classList.toggle("on", Number(button.dataset.value) === state.race.speed);
  }
  rehearse();
  if (!told) return;
  $("notes").textContent = told.notes[state.position] || "";
  fill($("praise"), told.praise);
  fill($("gaps"), told.gaps);
  $("behind").hidden = !told.hidden.length;
  fill($("hidden"), told.hidden);
  if ($("order").children.length !== told.slides.length || $("order").dataset.language !== state.language) order();
  for (const [at, button] of [...$("order").querySelectorAll("button")].entries()) button.setAttribute("aria-current", String(at === state.position));
}

function fill(list, lines) {
  list.replaceChildren(...lines.map(([who, what]) => {
    const item = document.createElement("li"), name = document.createElement("b"), text = document.createElement("span");
    name.textContent = who;
    text.textContent = what;
    item.append(name, text);
    return item;
  }));
}

function order() {
  $("order").dataset.language = state.language;
  $("order").replaceChildren(...told.slides.map((title, at) => {
    const item = document.createElement("li"), button = document.createElement("button");
    button.textContent = title;
    button.title = title;
    button.onclick = () => act("go", at + 1);
    item.append(button);
    return item;
  }));
}

function rehearse() {
  const { rehearsal } = state, box = $("rehearsal");
  box.hidden = !rehearsal;
  if (!rehearsal) return;
  box.querySelector("output").textContent = rehearsal.told;
  const slider = box.querySelector("input");
  if (document.activeElement !== slider) slider.value = rehearsal.speed;
}

// ---- time
const clock = (seconds) => {
  const whole = Math.max(Math.floor(seconds), 0), pad = (n) => String(n).padStart(2, "0");
  const hours = Math.floor(whole / 3600);
  return (hours ? `${hours}:` : "") + `${pad(Math.floor(whole / 60) % 60)}:${pad(whole % 60)}`;
};

function tick() {
  const since = (performance.now() - heardAt) / 1000;
  $("clock").textContent = new Date().toLocaleTimeString("vi-VN", { hour: "2-digit", minute: "2-digit" });
  $("elapsed").textContent = clock(state.running_for + since);
  const left = state.turns_in === null ? null : state.turns_in - since;
  $("stood").textContent = left === null ? clock(state.stood + since) : `−${clock(left + 1)}`;
  if (state.race && document.activeElement !== $("day")) {
    $("day").value = Math.min(state.race.day + (state.race.runs ? since * state.race.speed * state.race.days_a_second : 0), state.race.last);
  }
  if (performance.now() - heardAt > QUIET_MS || source.readyState === EventSource.CLOSED) {
    heardAt = performance.now() - QUIET_MS + 2000;
    troubleSince ??= performance.now();
    connect();
  }
  const isAlone = troubleSince !== null && performance.now() - troubleSince > PATIENCE_MS;
  $("sign").textContent = isAlone ? about.words.lost : state.frozen ? about.words.frozen : "";
  $("sign").classList.toggle("frozen", state.frozen && !isAlone);
}

// ---- the presenter's hand
async function act(action, value = null) {
  try {
    const answer = await fetch("/stage/act", {
      method: "POST",
      signal: AbortSignal.timeout(ANSWER_MS), // a press that comes minutes late is none
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ code: about.code, action, value }),
    });
    if (!answer.ok) throw new Error(`${answer.status}`);
  } catch {
    troubleSince ??= performance.now();
  }
}

for (const button of document.querySelectorAll("[data-action]")) {
  button.addEventListener("click", () => {
    if (button.dataset.ask && !confirm(button.dataset.ask)) return;
    const { action, value } = button.dataset;
    act(action, value === undefined ? null : Number.isNaN(Number(value)) ? value : Number(value));
    button.blur(); // the next Space belongs to the show
  });
}
$("day").addEventListener("input", (event) => act("race_day", Number(event.target.value)));
$("day").addEventListener("change", (event) => event.target.blur());
$("rehearsal").querySelector("input")?.addEventListener("change", (event) => {
  act("rehearsal_speed", Number(event.target.value));
  event.target.blur();
});
for (const id of ["now", "next"]) $(id).addEventListener("load", pass);
connect();
setInterval(tick, 250);
tick();
draw();
ask();
listenToKeys(act);
