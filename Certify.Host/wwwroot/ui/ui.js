// The explorer: reads the catalogue, makes a form for each operation, sends it to /api/{Name} and shows what went and what came.
import { snippets } from './snippets.js';

const base = location.pathname.replace(/\/ui\/.*$/, '');
const byId = id => document.getElementById(id);
const session = byId('session');
session.value = sessionStorage.getItem('session') ?? '';
session.addEventListener('change', () => sessionStorage.setItem('session', session.value.trim()));

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

function showList(filter) {
  const doors = Map.groupBy(operations.values(), operation => operation.tags[0]);
  byId('operations').replaceChildren(...[...doors].map(([door, all]) => {
    const found = all.filter(one => `${one.request.name} ${one.request.description} ${one.routes.map(route => route.path)}`.toLowerCase().includes(filter));
    return make('details', { open: true, hidden: found.length === 0 }, make('summary', {}, `${door} (${found.length})`), ...found.map(operation =>
      make('a', { href: `#${operation.request.name}`, title: operation.request.description }, operation.request.name)));
  }));
  mark();
}

function mark() {
  for (const link of document.querySelectorAll('nav a')) {
    link.toggleAttribute('aria-current', link.hash === location.hash);
  }
}

function field(property) {
  const id = `field-${property.dataMember.name}`;
  const isFile = property.input?.type === 'file';
  const isFlag = [property.type, ...(property.genericArgs ?? [])].includes('Boolean');
  const values = property.allowableValues ?? (isFlag ? ['true', 'false'] : null);
  const control = values
    ? make('select', { id }, make('option', { value: '' }, ''), ...values.map(value => make('option', {}, value)))
    : make('input', { id, type: isFile ? 'file' : 'text', autocomplete: 'off', spellcheck: 'false' });
  control.dataset.name = property.dataMember.name;
  control.dataset.type = property.genericArgs?.[0] ?? property.type;
  return make('div', { class: 'field' },
    make('label', { for: id, class: property.isRequired ? 'needed' : undefined }, property.dataMember.name), control, make('small', {}, property.description ?? ''));
}

/** What is filled in, by wire name; numbers and lists as JSON has them. */
function values(form) {
  const given = {};
  for (const control of form.querySelectorAll('[data-name]')) {
    if (control.type === 'file' || control.value === '') continue;
    const { name, type } = control.dataset;
    given[name] = /^(Int32|Int64|Double|Decimal)$/.test(type) && !Number.isNaN(Number(control.value)) ? Number(control.value)
      : type === 'Boolean' ? control.value === 'true'
      : type === 'Object' || control.value.startsWith('[') ? parsed(control.value)
      : control.value;
  }
  return given;
}

function parsed(text) {
  try { return JSON.parse(text); } catch { return text; }
}

function request(operation, form) {
  const given = values(form);
  const headers = session.value.trim() ? { Authorization: `Bearer ${session.value.trim()}` } : {};
  const files = [...form.querySelectorAll('input[type=file]')].filter(input => input.files.length > 0);
  let url = `${base}/api/${operation.request.name}`;
  if (files.length > 0) {
    const body = new FormData();
    for (const [name, value] of Object.entries(given)) body.append(name, value);
    for (const input of files) body.append(input.dataset.name, input.files[0]);
    return { url, given, init: { method: 'POST', headers, body }, shown: '(multipart form)' };
  }
  if (operation.method === 'GET' || operation.method === 'DELETE') {
    const query = new URLSearchParams(Object.entries(given).map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value]));
    if (query.size > 0) url += `?${query}`;
    return { url, given, init: { method: operation.method, headers }, shown: '' };
  }
  const body = JSON.stringify(given);
  return { url, given, init: { method: operation.method, headers: { ...headers, 'Content-Type': 'application/json' }, body }, shown: JSON.stringify(given, null, 2) };
}

async function send(operation, form, output) {
  const { url, init, shown } = request(operation, form);
  const sent = make('pre', { id: 'request' }, `${init.method} ${url}\n${shown}`);
  output.replaceChildren(make('h3', {}, 'Request'), sent);
  const started = performance.now();
  try {
    const answer = await fetch(url, init);
    const isImage = answer.headers.get('Content-Type')?.startsWith('image/');
    const body = isImage ? make('img', { class: 'answer', alt: 'The answer', src: URL.createObjectURL(await answer.blob()) }) : show(await answer.text());
    output.append(make('h3', {}, 'Answer'),
      make('p', { id: 'status', class: `status ${answer.ok ? 'good' : 'bad'}` }, `${answer.status} in ${Math.round(performance.now() - started)} ms`), body);
  } catch (error) {
    output.append(make('p', { id: 'status', class: 'status bad' }, String(error)));
  }
}

function show(text) {
  const json = parsed(text);
  const token = json?.token ?? json?.response?.user_sid;
  if (typeof token === 'string' && token !== '') {
    session.value = token;
    sessionStorage.setItem('session', token);
  }
  return make('pre', { id: 'answer' }, typeof json === 'object' && json ? JSON.stringify(json, null, 2) : text);
}

function showSnippets(operation, form, output) {
  const all = snippets(operation, values(form), new URL(base || '/', location.href).href.replace(/\/$/, ''));
  const code = make('pre', { id: 'snippet' });
  const tabs = Object.entries(all).map(([language, text]) => make('button', { type: 'button', onclick: event => {
    for (const tab of tabs) tab.setAttribute('aria-selected', String(tab === event.target));
    code.textContent = text;
  } }, language));
  output.replaceChildren(make('div', { class: 'tabs', role: 'tablist' }, ...tabs), code);
  tabs[0].click();
}

function showOperation(operation) {
  const output = make('section');
  const code = make('section');
  const form = make('form', { onsubmit: event => { event.preventDefault(); send(operation, form, output); }, oninput: () => showSnippets(operation, form, code) },
    ...operation.request.properties.map(field), make('p', {}, make('button', { class: 'send' }, 'Send')));
  const needs = operation.requiredRoles.length ? `Needs the role ${operation.requiredRoles[0]}.` : operation.requiresAuth ? 'Needs a session.' : '';
  byId('operation').replaceChildren(
    make('h2', {}, operation.request.name), make('p', {}, `${operation.request.description ?? ''} ${needs}`),
    make('p', { class: 'routes' }, [`${operation.method} /api/${operation.request.name}`, ...operation.routes.map(route => `${route.verbs} ${route.path}`)].join(' · ')),
    form, output, code,
    make('details', {}, make('summary', {}, 'Refusals'), make('dl', { class: 'fails' }, ...operation.fails.flatMap(fail => [make('dt', {}, fail.code), make('dd', {}, fail.when)]))));
  showSnippets(operation, form, code);
}

function navigate() {
  const operation = operations.get(location.hash.slice(1));
  if (operation) showOperation(operation);
  mark();
}

byId('filter').addEventListener('input', event => showList(event.target.value.trim().toLowerCase()));
addEventListener('hashchange', navigate);
const named = location.pathname.split('/ui/')[1];
if (named && operations.has(named)) location.hash = named;
showList('');
navigate();
