// The hall's screen. It hears of every change by the event stream, fetches the slide, and keeps the
// last good one through anything that happens to the server or the network.
import { celebrate, cheer, hush, remember } from "./feast.js";
import { fit, swap } from "./motion.js";
import { listenToKeys } from "./keys.js";
import { run } from "./race.js";

const about = JSON.parse(document.getElementById("about").textContent);
const host = document.getElementById("slide"), mark = document.getElementById("mark");
// a line that is cut says nothing: silence and answers that do not come tell of it
const ENDED = ".reveal:has(.card .last)"; // the slide on which the last unit has been opened
const QUIET_MS = 12000, ANSWER_MS = 6000, PATIENCE_MS = 1500, RETRY_MS = [500, 1000, 2000, 4000];

let state = about.state, shown = { key: about.key, position: state.position };
let source = null, heardAt = performance.now(), troubleSince = null, fetching = false, tries = 0;

// ---- the canvas
function size() {
  const canvas = document.getElementById("canvas");
  const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  canvas.style.transform = `scale(${scale}) translate(-50%, -50%)`;
}

// ---- hearing
function connect() {
  source?.close();
  source = new EventSource(`/stage/events?code=${about.code}`);
  source.onmessage = (event) => hear(JSON.parse(event.data));
  source.onerror = () => trouble();
}

function watch() {
  if (performance.now() - heardAt > QUIET_MS || source.readyState === EventSource.CLOSED) {
    heardAt = performance.now() - QUIET_MS + RETRY_MS[Math.min(tries++, RETRY_MS.length - 1)];
    trouble();
    connect();
  }
  const since = troubleSince === null ? 0 : performance.now() - troubleSince;
  mark.classList.toggle("on", since > PATIENCE_MS || Boolean(state.gone));
}

function trouble() {
  troubleSince ??= performance.now();
  mark.textContent = state.gone ? about.words.gone : about.words.lost;
}

function hear(told) {
  heardAt = performance.now();
  tries = 0;
  troubleSince = null;
  if (told.gone) {
    state = { ...state, gone: true };
    mark.textContent = about.words.gone;
    return;
  }
  if (told.build !== about.build) return renew();
  state = told;
  document.body.classList.toggle("black", state.black && !about.preview);
  document.documentElement.dataset.theme = state.theme;
  document.documentElement.lang = state.language;
  if (wanted() !== shown.key) fetchSlide();
}

const wanted = () => (about.ahead ? state.ahead : state.key);

// ---- the slide
async function fetchSlide() {
  if (fetching) return;
  fetching = true;
  try {
    const ahead = about.ahead ? "&ahead=1" : "";
    const answer = await fetch(`/stage/slide?code=${about.code}&key=${wanted()}${ahead}`, { cache: "no-store", signal: AbortSignal.timeout(ANSWER_MS) });
    if (!answer.ok) throw new Error(`${answer.status}`);
    paint(await answer.json(), answer.headers.get("X-Stage-Key"), Number(answer.headers.get("X-Stage-Position")));
    troubleSince = null;
    fetching = false;
    if (wanted() !== shown.key) setTimeout(fetchSlide, 200);
  } catch {
    trouble();
    setTimeout(() => {
      fetching = false;
      if (wanted() !== shown.key) fetchSlide();
    }, 1000);
  }
}

function paint(told, key, position) {
  const holder = document.createElement("template");
  holder.innerHTML = told.html;
  const section = holder.content.firstElementChild, same = position === shown.position;
  const ends = section.matches(ENDED), ended = Boolean(host.querySelector(ENDED));
  swap(host, section, same);
  shown = { key, position };
  host.dataset.position = position;
  if (told.data) run(section, told.data, raceDay);
  if (about.preview) return;
  celebrate(told.reached, about.words.crossed);
  if (!ends) hush();
  else if (same && !ended) cheer(); // once: not again for what is booked meanwhile
}

// the day of the race now: the server said where it stood when we last heard
function raceDay() {
  const { race } = state;
  if (!race) return 0;
  const since = (performance.now() - heardAt) / 1000;
  return Math.min(race.day + (race.runs ? since * race.speed * race.days_a_second : 0), race.last);
}

// ---- a new version of ourselves: only when the server is there to give it
async function renew() {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (answer?.ok) location.reload();
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
    trouble();
  }
}

addEventListener("resize", size);
size();
document.fonts.ready.then(() => fit(host));
fit(host);
remember(about.reached);
if (about.data) run(host.firstElementChild, about.data, raceDay);
if (about.preview) {
  addEventListener("message", (event) => {
    if (event.origin === location.origin && event.data?.stage) hear(event.data.stage);
  });
} else {
  connect();
  setInterval(watch, 500);
  listenToKeys(about.may ? act : null);
}
