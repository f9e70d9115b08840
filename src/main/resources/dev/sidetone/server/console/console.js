// The page: one socket, one picture of the server, drawn when it has changed.
import * as rows from './rows.js';
import * as settings from './settings.js';

const LINES = 200;
const SILENCE = 45_000;
const LONGEST_WAIT = 5_000;
const here = id => document.getElementById(id);

const EMPTY = {
  calls: ['No call is going on. ', 'Two pages, two phones or a program can have one.'],
  registered: ['Nobody takes calls here. A page says ', ['device.register()'], ', a terminal ',
    ['sidetone answer --identity bob'], '.'],
  bound: ['No device is bound. A phone binds itself when it registers for pushes.'],
};
const DRAWING = { calls: rows.call, registered: rows.registration, bound: rows.device };
const KEYS = { calls: row => row.sid, registered: row => row.socket, bound: row => row.identity + row.device };

let model = {};
let fresh = new Set();
let lines = [];
let lastLine = 0;
let drawnLine = 0;
let skew = 0;
let about = null;
let version = null;
let waitingFor = null;
let drawing = false;
const drawn = { calls: new Map(), registered: new Map(), bound: new Map() };

function take(frame) {
  skew = frame.now - Date.now();
  if (frame.server) begin(frame.server);
  for (const part of ['calls', 'registered', 'bound', 'placed']) {
    if (frame[part]) {
      model[part] = frame[part];
      fresh.add(part);
    }
  }
  for (const line of frame.lines ?? []) {
    if (line.id > lastLine) {
      lastLine = line.id;
      lines.push(line);
    }
  }
  lines = lines.slice(-LINES);
  if (!drawing) {
    drawing = true;
    requestAnimationFrame(draw);
  }
}

// a server tells everything anew to whoever comes, whether it is the same one or the next
function begin(server) {
  if (version !== null && version !== server.version) {
    location.reload();
    return;
  }
  version = server.version;
  about = server;
  model = {};
  lines = [];
  lastLine = 0;
  drawnLine = 0;
  here('lines').replaceChildren();
  fresh = new Set(['calls', 'registered', 'bound', 'placed', 'settings']);
}

function draw() {
  drawing = false;
  for (const part of Object.keys(DRAWING)) if (fresh.has(part)) drawPart(part);
  if (fresh.has('placed')) drawPlaced();
  if (fresh.has('settings') && about) drawSettings();
  fresh.clear();
  drawLines();
  tick();
}

// a row that has not changed stays the same element: what is selected in it stays selected
function drawPart(part) {
  const { total, rows: all } = model[part] ?? { total: 0, rows: [] };
  const before = drawn[part];
  const now = new Map();
  for (const row of all) {
    const key = KEYS[part](row);
    const text = JSON.stringify(row);
    const known = before.get(key);
    now.set(key, known?.text === text ? known : { text, node: DRAWING[part](row) });
  }
  drawn[part] = now;
  const nodes = [...now.values()].map(entry => entry.node);
  if (total > all.length) nodes.push(rows.element('p', 'more', `and ${total - all.length} more`));
  if (!nodes.length) nodes.push(empty(part));
  here(part).replaceChildren(...nodes);
  here(`${part}-count`).textContent = total || '';
  if (part === 'registered') drawPeople(all);
}

function empty(part) {
  const words = EMPTY[part].map(word => typeof word === 'string' ? word : rows.element('code', '', ...word));
  return rows.element('p', 'empty', ...words);
}

function drawPeople(all) {
  const names = [...new Set(all.map(row => row.identity))].sort();
  here('people').replaceChildren(...names.map(name => {
    const option = document.createElement('option');
    option.value = name;
    return option;
  }));
}

function drawSettings() {
  const host = location.hostname;
  here('about').textContent = `${location.host} · https ${about.httpsPort} · version ${about.version}`
    + ` · process ${about.pid} · since ${new Date(about.started).toLocaleString('en-GB')}`;
  here('client').replaceChildren(...settings.client(about, host));
  here('library').replaceChildren(...settings.library(about, host));
}

function drawLines() {
  const list = here('lines');
  const added = lines.filter(line => line.id > drawnLine).reverse().map(rows.line);
  if (added.length) {
    drawnLine = lastLine;
    list.prepend(...added);
    while (list.children.length > LINES) list.lastElementChild.remove();
  }
  showSilence();
}

function showSilence() {
  const list = here('lines');
  const group = { calls: '.calls', web: '.web', people: '.people' }[list.dataset.show] ?? '.line';
  here('silence').hidden = list.querySelector(`:scope > ${group}`) !== null;
}

const GOOD = ['in-progress', 'completed'];
const BAD = ['failed', 'busy', 'no-answer', 'canceled'];

function drawPlaced() {
  const call = (model.placed ?? []).find(one => one.sid === waitingFor);
  if (call) say(`${call.to}: ${call.status} · ${call.sid}`, tone(call.status));
}

function tone(status) {
  if (GOOD.includes(status)) return 'good';
  return BAD.includes(status) ? 'bad' : '';
}

function say(text, kind) {
  const place = here('placed');
  place.textContent = text;
  place.className = `second ${kind}`;
}

async function place(event) {
  event.preventDefault();
  const to = here('to').value.trim();
  if (!to) return say('Say who is to be called.', 'bad');
  here('call').disabled = true;
  try {
    const answer = await fetch('/console/call', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ to }),
    });
    const told = answer.headers.get('Content-Type')?.startsWith('application/json')
      ? await answer.json() : { problem: await answer.text() };
    if (!answer.ok) throw new Error(told.problem);
    waitingFor = told.sid;
    say(`${to}: asked for · ${told.sid}`, '');
    drawPlaced();
  } catch (failed) {
    say(failed.message || 'The server did not answer.', 'bad');
  } finally {
    here('call').disabled = false;
  }
}

function tick() {
  const now = Date.now() + skew;
  for (const time of document.querySelectorAll('[data-since]')) {
    const text = length(Math.max(0, Math.floor((now - Number(time.dataset.since)) / 1000)));
    if (time.textContent !== text) time.textContent = text;
  }
}

function length(seconds) {
  const two = number => String(number).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const rest = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
  return hours ? `${hours}:${rest}` : rest;
}

function state(name, text) {
  here('status').dataset.state = name;
  here('state').textContent = text;
}

let tries = 0;

function connect() {
  const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(`${scheme}//${location.host}/console/live`);
  let silence;
  const listen = () => {
    clearTimeout(silence);
    silence = setTimeout(() => socket.close(), SILENCE);
  };
  listen();
  socket.onmessage = message => {
    tries = 0;
    listen();
    state('live', 'Live');
    take(JSON.parse(message.data));
  };
  socket.onclose = () => {
    clearTimeout(silence);
    again();
  };
}

function again() {
  state('lost', 'The server is gone; looking for it …');
  const wait = Math.min(LONGEST_WAIT, 250 * 2 ** tries++);
  setTimeout(async () => {
    // a socket does not say why it may not be opened, a request does
    const answer = await fetch('/console/icon.svg').catch(() => null);
    if (answer?.status === 401) {
      state('closed', 'The server wants its secret: reload this page');
    } else {
      connect();
    }
  }, wait);
}

here('chips').addEventListener('click', event => {
  const chosen = event.target.closest('button');
  if (!chosen) return;
  for (const chip of here('chips').children) chip.setAttribute('aria-pressed', String(chip === chosen));
  here('lines').dataset.show = chosen.dataset.show;
  showSilence();
});
here('place').addEventListener('submit', place);
// a secret in the address would stay in the browser's history
if (location.search) history.replaceState(null, '', location.pathname);
setInterval(tick, 1000);
for (const part of Object.keys(DRAWING)) drawPart(part);
connect();
