// What a row looks like. Everything that came from somewhere else is text, never markup.

export function element(name, className, ...children) {
  const made = document.createElement(name);
  if (className) made.className = className;
  made.append(...children.filter(child => child !== null && child !== undefined));
  return made;
}

const HUES = 8;

// the same hue as in the phone's own windows
function hue(name) {
  let hash = 0;
  for (let i = 0; i < name.length; i++) hash = (31 * hash + name.charCodeAt(i)) | 0;
  return ((hash % HUES) + HUES) % HUES;
}

function avatar(name) {
  const initial = [...name][0] ?? '?';
  const made = element('span', `avatar hue-${hue(name)}`, initial.toUpperCase());
  made.setAttribute('aria-hidden', 'true');
  return made;
}

function pill(text, tone) {
  return element('span', `pill ${tone}`, text);
}

// a time that goes on; console.js keeps it up to date
function since(from) {
  const made = element('span', 'time');
  made.dataset.since = from;
  return made;
}

function clock(at) {
  return new Date(at).toLocaleTimeString('en-GB');
}

function day(at) {
  return new Date(at).toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
}

const LEG_TONES = { open: 'good', lost: 'bad', unreachable: 'warn', ringing: '', pushed: '', 'hears it ring': '' };
const PATHS = { direct: 'direct media', anchored: 'media through the server', server: 'media of the server' };

function leg(side) {
  return element('div', side.at === 'server' ? 'leg server' : 'leg',
    avatar(side.who),
    element('span', 'words',
      element('span', 'name', side.who),
      element('span', 'second', side.at),
      side.sid ? element('span', 'sid', side.sid) : null),
    element('span', 'end', pill(side.state, LEG_TONES[side.state] ?? 'plain'), since(side.since)));
}

export function call(row) {
  const head = element('div', 'head',
    element('span', 'name', `${row.from} → ${row.to}`),
    pill(row.state, row.state === 'open' ? 'good' : ''),
    row.path ? pill(PATHS[row.path] ?? row.path, 'plain') : null,
    since(row.since));
  const parent = row.parent
    ? element('p', 'second', 'on behalf of ', element('span', 'sid', row.parent)) : null;
  const made = element('article', 'call', head, parent,
    element('div', 'legs', ...row.legs.map(leg)));
  made.dataset.sid = row.sid;
  return made;
}

export function registration(row) {
  const until = row.until ? ` · token until ${clock(row.until)}` : '';
  return element('div', 'row', avatar(row.identity),
    element('span', 'words',
      element('span', 'name', row.identity),
      element('span', 'second', `${row.client} · socket ${row.socket}${until}`)),
    since(row.since));
}

export function device(row) {
  const dates = [row.kind];
  if (row.since) dates.push(`since ${day(row.since)}`);
  if (row.until) dates.push(`until ${day(row.until)}`);
  return element('div', 'row', avatar(row.identity),
    element('span', 'words',
      element('span', 'name', row.identity),
      element('span', 'second', dates.join(' · ')),
      element('span', 'sid', `device ${row.device}`)),
    pill(row.reachable ? 'can be pushed' : 'not running', row.reachable ? 'good' : 'plain'));
}

const KINDS = {
  call: ['call', 'calls'], program: ['TwiML', 'calls web'], twiml: ['fetch', 'web calls'],
  status: ['callback', 'web calls'], notification: ['webhook', 'web calls push'], registration: ['client', 'people'], push: ['push', 'people'],
  refusal: ['refusal', 'calls people'],
};

function request(asked) {
  const status = asked.status === undefined ? 'no answer' : `HTTP ${asked.status}`;
  const error = asked.error === undefined ? '' : ` · error ${asked.error}`;
  return `${asked.method} ${asked.url} · ${status} · ${asked.took} ms${error}`;
}

export function line(row) {
  const [name, groups] = KINDS[row.kind] ?? [row.kind, ''];
  const words = element('div', 'words', element('span', 'text', row.text));
  if (row.request) {
    words.append(element('div', 'request', request(row.request)));
    if (row.request.notes.length) {
      words.append(element('code', 'notes', row.request.notes.join('\n')));
    }
  }
  if (row.call) words.append(element('div', 'sid', row.call));
  const made = element('li', `line ${groups}`,
    element('span', 'time', clock(row.at)), pill(name, row.tone.toLowerCase()), words);
  made.dataset.id = row.id;
  return made;
}
