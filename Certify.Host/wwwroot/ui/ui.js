// The explorer: reads the catalogue, makes a form for each operation, sends it to /api/{Name} and shows what went and what came.
import { snippets } from './snippets.js';

const base = location.pathname.replace(/\/ui\/.*$/, '');
const byId = id => document.getElementById(id);
const session = byId('session');
const isPhone = matchMedia('(max-width: 45rem)');

/** Makes an element; children may be text. Nothing is ever put in as HTML. */
function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) element.setAttribute(key, value === true ? '' : value);
  }
  element.append(...children.filter(child => child != null));
  return element;
}

const metadata = await (await fetch(`${base}/types/metadata.json`)).json();
const operations = new Map(metadata.operations.map(operation => [operation.request.name, operation]));
const doors = [...new Set(metadata.operations.map(operation => operation.tags[0]))];

function keep(token) {
  session.value = token;
  sessionStorage.setItem('session', token);
}

// --- the list, by door ---

function entry(operation) {
  return make('a', { href: `#${operation.request.name}`, title: operation.request.description },
    make('span', { class: `verb ${operation.method}` }, operation.method), operation.request.name);
}

function showList(filter) {
  const words = one => `${one.request.name} ${one.request.description} ${one.routes.map(route => route.path)}`.toLowerCase();
  const found = metadata.operations.filter(one => words(one).includes(filter));
  byId('operations').replaceChildren(...doors.map(door => [door, found.filter(one => one.tags[0] === door)]).filter(([, all]) => all.length > 0)
    .map(([door, all]) => make('details', { open: true }, make('summary', {}, `${door} · ${all.length}`), ...all.map(entry))));
  mark();
}

function mark() {
  for (const link of document.querySelectorAll('nav a')) {
    const isHere = link.hash === location.hash;
    if (isHere) link.setAttribute('aria-current', 'page'); else link.removeAttribute('aria-current');
    if (isHere && !isPhone.matches) link.scrollIntoView({ block: 'nearest' });
  }
}

// --- a form for the message ---

function field(property) {
  const id = `field-${property.dataMember.name}`;
  const isFile = property.input?.type === 'file';
  const type = property.genericArgs?.[0] ?? property.type;
  const choices = property.allowableValues ?? (type === 'Boolean' ? ['true', 'false'] : null);
  const control = choices
    ? make('select', { id }, make('option', { value: '' }, ''), ...choices.map(value => make('option', {}, value)))
    : make('input', { id, type: isFile ? 'file' : 'text', accept: isFile && 'image/*', inputmode: /^Int/.test(type) && 'numeric', autocomplete: 'off', spellcheck: 'false' });
  control.dataset.name = property.dataMember.name;
  control.dataset.type = type;
  const needed = property.isRequired || isFile;
  return make('div', { class: 'field' },
    make('label', { for: id, class: needed ? 'needed' : undefined }, property.dataMember.name), control, make('small', {}, property.description ?? ''));
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return text; }
}

/** What is filled in, by wire name; numbers and lists as JSON has them. */
function values(form) {
  const given = {};
  for (const control of form.querySelectorAll('[data-name]')) {
    if (control.type === 'file' || control.value === '') continue;
    const { name, type } = control.dataset;
    given[name] = /^(Int32|Int64|Double|Decimal)$/.test(type) && !Number.isNaN(Number(control.value)) ? Number(control.value)
      : type === 'Boolean' ? control.value === 'true'
      : type === 'Object' || /^List/.test(type) ? parsed(control.value)
      : control.value;
  }
  return given;
}

// --- asking ---

function request(operation, form) {
  const given = values(form);
  const headers = session.value.trim() ? { Authorization: `Bearer ${session.value.trim()}` } : {};
  const files = [...form.querySelectorAll('input[type=file]')].filter(input => input.files.length > 0);
  let url = `${base}/api/${operation.request.name}`;
  if (files.length > 0) {
    const body = new FormData();
    for (const [name, value] of Object.entries(given)) body.append(name, typeof value === 'object' ? JSON.stringify(value) : value);
    for (const input of files) body.append(input.dataset.name, input.files[0]);
    const parts = [...body].map(([name, value]) => `${name}: ${value instanceof File ? `${value.name}, ${value.size} bytes` : value}`);
    return { url, init: { method: 'POST', headers, body }, shown: ['Content-Type: multipart/form-data', '', ...parts] };
  }
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value]));
    if (query.size > 0) url += `?${query}`;
    return { url, init: { method: operation.method, headers }, shown: [] };
  }
  const init = { method: operation.method, headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify(given) };
  return { url, init, shown: ['Content-Type: application/json', '', JSON.stringify(given, null, 2)] };
}

async function send(operation, form, output) {
  const { url, init, shown } = request(operation, form);
  const bearer = init.headers.Authorization ? [`Authorization: Bearer ${session.value.trim().slice(0, 8)}…`] : [];
  output.replaceChildren(make('h3', {}, 'Request'), make('pre', { id: 'request' }, [`${init.method} ${url}`, ...bearer, ...shown].join('\n')));
  const status = make('p', { id: 'status', class: 'status' });
  const started = performance.now();
  try {
    const answer = await fetch(url, init);
    const isImage = answer.headers.get('Content-Type')?.startsWith('image/');
    const body = isImage ? [make('img', { class: 'answer', alt: 'The answer', src: URL.createObjectURL(await answer.blob()) })] : show(await answer.text());
    status.classList.toggle('bad', !answer.ok);
    status.append(`${answer.status} in ${Math.round(performance.now() - started)} ms`);
    output.append(make('h3', {}, 'Answer'), status, ...body);
  } catch (error) {
    status.classList.add('bad');
    status.append(String(error));
    output.append(status);
  }
  output.scrollIntoView({ block: 'nearest' });
}

/** The answer, and with a sign-in's the session that it began: the next requests use it. */
function show(text) {
  const json = parsed(text);
  const token = json?.token ?? json?.accessToken ?? json?.response?.user_sid;
  const isToken = typeof token === 'string' && token !== '';
  if (isToken) keep(token);
  return [
    isToken ? make('p', { class: 'note' }, 'The session above is now the one of this answer.') : null,
    make('pre', { id: 'answer' }, typeof json === 'object' && json ? JSON.stringify(json, null, 2) : text),
  ].filter(Boolean);
}

// --- the pages ---

let language = sessionStorage.getItem('language') ?? 'curl';

function showSnippets(operation, form, output) {
  const all = snippets(operation, values(form), new URL(base || '/', location.href).href.replace(/\/$/, ''));
  const code = make('pre', { id: 'snippet' });
  const choose = name => {
    sessionStorage.setItem('language', language = name);
    for (const tab of tabs) tab.setAttribute('aria-selected', String(tab.textContent === name));
    code.textContent = all[name];
  };
  const tabs = Object.keys(all).map(name => make('button', { type: 'button', role: 'tab', onclick: () => choose(name) }, name));
  output.replaceChildren(make('h3', {}, 'In code'), make('div', { class: 'tabs', role: 'tablist' }, ...tabs), code);
  choose(language in all ? language : 'curl');
}

function showOperation(operation) {
  const { request: message, requiredRoles, requiresAuth, routes, method, tags, fails } = operation;
  const [output, code] = [make('section', { id: 'output' }), make('section')];
  const form = make('form', { onsubmit: event => { event.preventDefault(); send(operation, form, output); }, oninput: () => showSnippets(operation, form, code) },
    ...message.properties.map(field), make('p', {}, make('button', { class: 'send' }, 'Send')));
  const needs = requiredRoles.length > 0 ? `role ${requiredRoles[0]}` : requiresAuth ? 'needs a session' : 'open to anybody';
  const route = (verbs, path) => make('li', {}, make('b', {}, verbs), path);
  byId('operation').replaceChildren(
    make('h1', {}, message.name), make('p', {}, message.description ?? ''),
    make('div', { class: 'tags' }, make('span', { class: 'tag' }, tags[0]), make('span', { class: 'tag' }, needs)),
    make('ul', { class: 'routes' }, route(method, `/api/${message.name}`), ...routes.map(one => route(one.verbs, one.path))),
    form, output, code,
    make('h3', {}, 'Refusals'), make('dl', { class: 'fails' }, ...fails.flatMap(fail => [make('dt', {}, fail.code), make('dd', {}, fail.when)])));
  showSnippets(operation, form, code);
}

function showHome() {
  const link = name => make('a', { href: `#${name}` }, name);
  byId('operation').replaceChildren(
    make('h1', {}, 'One service, four doors'),
    make('p', {}, `${operations.size} operations. Choose one, fill in its form, send it: every request goes to this server, with the session above.`),
    make('div', { class: 'doors' }, ...doors.map(door => {
      const paths = metadata.operations.filter(one => one.tags[0] === door).flatMap(one => one.routes.map(route => route.path));
      const starts = [...new Set(paths.map(path => path.split('/').slice(0, 3).join('/')))].map(start => paths.some(path => path.startsWith(start + '/')) ? start + '/…' : start);
      return make('div', { class: 'door' }, make('h2', {}, door), make('p', {}, starts.slice(0, 6).join('  ') + (starts.length > 6 ? '  and more' : '')));
    })),
    make('h3', {}, 'From sign-in to the status'),
    make('ol', {},
      make('li', {}, link('IssueToken'), ' with auth_type guest, then ', link('RequestPhoneCheckCode'), '. In Development the code is in ', make('a', { href: '/dev/outbox' }, 'the outbox'), '.'),
      make('li', {}, link('IssueToken'), ' with auth_type phone_checkcode: the session is kept for what follows.'),
      make('li', {}, link('SubmitPhoto'), ' twice, 1 the front and 0 the handheld one, then ', link('SubmitInfo'), '.'),
      make('li', {}, link('FetchInfo'), ' shows 1 while it waits, 2 once it passed.')),
    make('h3', {}, 'Made from the same catalogue'),
    make('p', {}, make('a', { href: `${base}/types` }, 'client code'), ' · ', make('a', { href: `${base}/types/metadata.json` }, 'metadata'), ' · ', make('a', { href: `${base}/openapi/v1.json` }, 'OpenAPI')));
}

function navigate() {
  const operation = operations.get(location.hash.slice(1));
  if (operation) showOperation(operation);
  else showHome();
  mark();
  if (isPhone.matches) byId('list').open = false;
  scrollTo(0, 0);
}

session.value = sessionStorage.getItem('session') ?? '';
session.addEventListener('change', () => keep(session.value.trim()));
byId('forget').addEventListener('click', () => keep(''));
byId('filter').addEventListener('input', event => showList(event.target.value.trim().toLowerCase()));
isPhone.addEventListener('change', () => { byId('list').open = !isPhone.matches; });
addEventListener('hashchange', navigate);
const named = location.pathname.split('/ui/')[1];
if (named && operations.has(named)) history.replaceState(null, '', `${base}/ui/#${named}`);
showList('');
navigate();
