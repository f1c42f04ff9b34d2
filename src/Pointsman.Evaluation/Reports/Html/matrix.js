// The matrix of cases by arm. Only the rows that can be seen are in the page, and a text is read when it is looked at
// or searched; so the page opens as quickly with fifty thousand answers as with fifty.
(() => {
'use strict';
const byId = id => document.getElementById(id);
const index = JSON.parse(byId('pm-index').textContent);
const { arms, ids, states, repeats, block } = index;
const RowHeight = 36, Slice = 12;
const Signs = { p: '✓', f: '✗', e: '!', u: '·', '-': '' };
const Words = { p: 'passed', f: 'failed', e: 'error', u: 'not judged', '-': 'not asked', m: 'mixed' };
const grid = byId('pm-grid'), rows = byId('pm-rows'), head = byId('pm-head'), dialog = byId('pm-case');
const status = byId('pm-status'), body = byId('pm-body');
const show = byId('pm-show'), search = byId('pm-search');
const picks = [[byId('pm-category'), index.categories, index.category],
  [byId('pm-difficulty'), index.difficulties, index.difficulty]];
let shown = ids.map((_, row) => row), now = 0, found = null, turn = 0;

const make = (tag, name, text) => {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== undefined) element.textContent = text;
  return element;
};
const role = (element, value) => { element.setAttribute('role', value); return element; };
const number = value => value.toLocaleString('en-US');

// What cannot be seen is often why an answer fails, and what turns the direction of a line must not turn what stands
// beside it: such signs are named, and stay in the text that is copied.
const Unseen = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;
const seen = text => {
  const parts = [];
  let from = 0;
  for (const { 0: sign, index: at } of text.matchAll(Unseen)) {
    const named = make('span', 'sign', sign);
    named.dataset.code = 'U+' + sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    parts.push(text.slice(from, at), named);
    from = at + 1;
  }
  return [...parts, text.slice(from)];
};
const whatWasSaid = text => {
  const said = make('pre');
  said.append(...seen(text));
  return said;
};

// Long names often differ at their ends alone.
const short = name => {
  const signs = [...name];
  return signs.length <= 48 ? name : signs.slice(0, 22).join('') + '…' + signs.slice(-25).join('');
};

// What an arm did on a case: one state, or mixed where repeats differ.
const stateOf = (arm, row) => {
  const own = states[arm].slice(row * repeats, (row + 1) * repeats).replace(/-+$/, '');
  return own === '' ? '-' : [...own].every(one => one === own[0]) ? own[0] : 'm';
};
const signOf = (arm, row) => {
  const own = states[arm].slice(row * repeats, (row + 1) * repeats).replace(/-+$/, '');
  const state = own.length < 2 ? own || '-' : stateOf(arm, row);
  return own.length < 2 || 'eu'.includes(state) ? Signs[state] : `${own.split('p').length - 1}/${own.length}`;
};

const tests = {
  all: () => true,
  failed: row => arms.some((_, arm) => 'fem'.includes(stateOf(arm, row))),
  every: row => arms.every((_, arm) => 'fe'.includes(stateOf(arm, row))),
  errors: row => states.some(own => own.slice(row * repeats, (row + 1) * repeats).includes('e')),
  differs: row => {
    const known = arms.map((_, arm) => signOf(arm, row) + stateOf(arm, row)).filter(one => !one.endsWith('-'));
    return known.some(one => one !== known[0]);
  },
};

// Texts stand in blocks behind this script; one that is not there yet is still on its way.
const whole = new Promise(done => document.readyState === 'loading'
  ? document.addEventListener('DOMContentLoaded', done, { once: true }) : done());
let lastBlock = -1, lastCases = null;
const casesOf = async at => {
  if (at !== lastBlock) {
    const element = byId('pm-texts-' + at) || (await whole, byId('pm-texts-' + at));
    lastCases = JSON.parse(element.textContent).cases;
    lastBlock = at;
  }
  return lastCases;
};

const draw = () => {
  const first = Math.max(0, Math.floor(grid.scrollTop / RowHeight) - 8);
  const last = Math.min(shown.length, first + Math.ceil(grid.clientHeight / RowHeight) + 16);
  const drawn = document.createDocumentFragment();
  for (let at = first; at < last; at++) {
    const row = shown[at];
    const line = role(make('div', at === now ? 'row now' : 'row'), 'row');
    line.id = 'pm-row-' + at;
    line.dataset.at = at;
    line.setAttribute('aria-rowindex', at + 2);
    line.setAttribute('aria-selected', at === now);
    line.style.top = at * RowHeight + 'px';
    const name = role(make('div', '', ids[row]), 'rowheader');
    name.title = ids[row];
    line.append(name, role(make('div', 'kind', index.categories[index.category[row]] ?? ''), 'gridcell'));
    arms.forEach((arm, place) => {
      const state = stateOf(place, row), put = role(make('div', 'put'), 'gridcell');
      const cell = make('span', 'cell ' + state, signOf(place, row));
      put.setAttribute('aria-label', `${arm}: ${Words[state]}${state === 'm' ? ' ' + cell.textContent : ''}`);
      put.title = put.getAttribute('aria-label');
      put.append(cell);
      line.append(put);
    });
    drawn.append(line);
  }
  rows.style.height = shown.length * RowHeight + 'px';
  rows.replaceChildren(drawn);
  if (shown.length) grid.setAttribute('aria-activedescendant', 'pm-row-' + now);
  else grid.removeAttribute('aria-activedescendant');
};

const apply = () => {
  const test = tests[show.value] ?? tests.all;
  const chosen = picks.map(([select]) => select.value === '' ? null : Number(select.value));
  shown = [];
  for (let row = 0; row < ids.length; row++) {
    if (chosen.every((value, at) => value === null || picks[at][2][row] === value) && test(row)
      && (!found || found[row])) shown.push(row);
  }
  now = 0;
  grid.scrollTop = 0;
  grid.setAttribute('aria-rowcount', shown.length + 1);
  draw();
  if (!found || found.done) say();
};
const say = () => { status.textContent = `${number(shown.length)} of ${number(ids.length)} cases`; };

const textOf = one => [one.q, one.x, ...one.a.flat().flatMap(cell =>
  [cell.t ?? cell.e ?? '', ...(cell.v ?? []).map(score => score[3])])].join('\n').toLowerCase();

// A search reads block after block and lets the browser breathe between.
const find = async () => {
  const own = ++turn, words = search.value.trim().toLowerCase();
  if (!words) {
    found = null;
    grid.removeAttribute('aria-busy');
    return apply();
  }
  const hits = new Uint8Array(ids.length);
  grid.setAttribute('aria-busy', 'true');
  let since = performance.now();
  for (let at = 0; at * block < ids.length; at++) {
    const cases = await casesOf(at);
    if (own !== turn) return;
    for (let place = 0; place < cases.length; place++) {
      const row = at * block + place;
      if (ids[row].toLowerCase().includes(words) || textOf(cases[place]).includes(words)) hits[row] = 1;
    }
    if (performance.now() - since > Slice) {
      status.textContent = `Searching: ${Math.round(100 * at * block / ids.length)} %`;
      await new Promise(next => setTimeout(next));
      if (own !== turn) return;
      since = performance.now();
    }
  }
  found = hits;
  found.done = true;
  grid.removeAttribute('aria-busy');
  apply();
};

const scoreLine = ([evaluator, state, value, reason]) => {
  const line = make('li');
  line.append(make('span', 'cell ' + state, Signs[state]), ` ${index.evaluators[evaluator]}`
    + (state === 'e' ? '' : ` ${value}`), ...seen(reason ? `: ${reason}` : ''));
  return line;
};

const answerPart = (cell, state) => {
  const part = make('div'), facts = make('p', 'fact');
  facts.append(make('span', 'cell ' + state, Signs[state]), ` ${Words[state]}`
    + (cell.s === undefined ? '' : ` · ${cell.s} s`) + (cell.c ? ` · ${cell.c}` : '')
    + (cell.o === undefined ? '' : ` · ${number(cell.o)} tokens`));
  part.append(facts);
  if (cell.e !== undefined) part.append(whatWasSaid(cell.e));
  if (cell.t !== undefined) part.append(whatWasSaid(cell.t || '(an empty answer)'));
  if (cell.of) part.append(make('p', 'fact',
    `The first ${number(index.limit)} of ${number(cell.of)} characters; the run's file has them all.`));
  if (cell.v?.length) {
    const scores = make('ul');
    scores.append(...cell.v.map(scoreLine));
    part.append(scores);
  }
  return part;
};

const open = async at => {
  now = Math.min(Math.max(at, 0), shown.length - 1);
  const row = shown[now];
  const one = (await casesOf(Math.floor(row / block)))[row % block];
  byId('pm-case-title').replaceChildren(...seen(ids[row]));
  body.replaceChildren();
  const kinds = picks.map(([, names, own]) => names[own[row]]).filter(Boolean).join(' · ');
  if (kinds) body.append(make('p', 'fact', kinds));
  for (const [title, text] of [['Question', one.q], ['Expected', one.x]]) {
    if (text) body.append(make('h3', '', title), whatWasSaid(text));
  }
  const side = make('div', 'side');
  arms.forEach((arm, place) => {
    const column = make('div');
    column.append(make('h3', '', arm));
    one.a[place].forEach((cell, repeat) => {
      const state = states[place][row * repeats + repeat];
      if (repeats > 1) column.append(make('p', 'fact', `Time ${repeat + 1}`));
      column.append(answerPart(cell, state));
    });
    side.append(column);
  });
  body.append(side);
  byId('pm-before').disabled = now === 0;
  byId('pm-after').disabled = now === shown.length - 1;
  if (!dialog.open) dialog.showModal();
  dialog.scrollTop = 0;
  // What has to be scrolled can be reached by the keyboard, in every browser.
  for (const said of body.querySelectorAll('pre')) if (said.scrollHeight > said.clientHeight) said.tabIndex = 0;
  history.replaceState(null, '', '#case=' + encodeURIComponent(ids[row]));
};

const move = at => {
  now = Math.min(Math.max(at, 0), Math.max(0, shown.length - 1));
  const top = now * RowHeight, room = grid.clientHeight - head.offsetHeight;
  if (top < grid.scrollTop) grid.scrollTop = top;
  else if (top + RowHeight > grid.scrollTop + room) grid.scrollTop = top + RowHeight - room;
  draw();
};

// The case that the address names; one that was mangled on its way names none.
const openNamed = () => {
  let name = location.hash;
  try { name = decodeURIComponent(name); } catch (error) { if (!(error instanceof URIError)) throw error; }
  const at = name.startsWith('#case=') ? shown.indexOf(ids.indexOf(name.slice(6))) : -1;
  if (at >= 0) open(at);
};

const start = () => {
  grid.style.setProperty('--arms', arms.length);
  grid.classList.toggle('plain', index.categories.length === 0);
  head.append(role(make('div', '', 'Case'), 'columnheader'), role(make('div', 'kind', 'Category'), 'columnheader'));
  for (const arm of arms) {
    head.append(role(make('div', 'put', short(arm)), 'columnheader'));
    head.lastChild.title = arm;
    head.lastChild.setAttribute('aria-label', arm);
  }
  for (const [select, names] of picks) {
    names.forEach((name, at) => select.append(new Option(name, at)));
    select.closest('label').hidden = names.length === 0;
    select.addEventListener('change', apply);
  }
  show.addEventListener('change', apply);
  let wait = 0;
  search.addEventListener('input', () => { clearTimeout(wait); wait = setTimeout(find, 150); });
  byId('pm-filter').addEventListener('submit', event => event.preventDefault());
  let asked = false;
  grid.addEventListener('scroll', () => {
    if (!asked) requestAnimationFrame(() => { asked = false; draw(); });
    asked = true;
  }, { passive: true });
  rows.addEventListener('click', event => {
    const line = event.target.closest('.row');
    if (line) open(Number(line.dataset.at));
  });
  grid.addEventListener('keydown', event => {
    const page = Math.max(1, Math.floor(grid.clientHeight / RowHeight) - 2);
    const to = { ArrowDown: now + 1, ArrowUp: now - 1, PageDown: now + page, PageUp: now - page, Home: 0,
      End: shown.length - 1 }[event.key];
    if (event.key === 'Enter' && shown.length) open(now);
    else if (to !== undefined) move(to);
    else return;
    event.preventDefault();
  });
  byId('pm-before').addEventListener('click', () => open(now - 1));
  byId('pm-after').addEventListener('click', () => open(now + 1));
  byId('pm-close').addEventListener('click', () => dialog.close());
  dialog.addEventListener('close', () => {
    history.replaceState(null, '', '#matrix');
    move(now);
    grid.focus({ preventScroll: true });
  });
  byId('pm-filter').hidden = grid.hidden = false;
  apply();
  window.addEventListener('hashchange', openNamed);
  openNamed();
};
start();
performance.mark('pm-usable');
})();
