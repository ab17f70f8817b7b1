// Serves this folder, and passes /api on to Certify as a proxy would: page and service share one origin, no CORS is needed.
//   node serve.mjs [PORT] [CERTIFY_URL]
import http from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, resolve, sep } from 'node:path';

const [port = '8080', certify = 'http://127.0.0.1:5080'] = process.argv.slice(2);
const root = import.meta.dirname ?? resolve(new URL('.', import.meta.url).pathname);
const types = { '.html': 'text/html', '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript' };

function pass(request, response) {
  const { host, ...headers } = request.headers;
  const onward = http.request(new URL(request.url, certify), { method: request.method, headers }, answer => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.writeHead(502).end());
  request.pipe(onward);
}

async function file(request, response) {
  const path = resolve(root, '.' + decodeURIComponent(new URL(request.url, 'http://x').pathname).replace(/\/$/, '/index.html'));
  try {
    const known = path.startsWith(root.replace(/[/\\]$/, '') + sep) && types[extname(path)];
    if (!known) throw new Error('not served');
    response.writeHead(200, { 'Content-Type': `${known}; charset=utf-8` }).end(await readFile(path));
  } catch {
    response.writeHead(404).end();
  }
}

const server = http.createServer((request, response) => request.url.startsWith('/api/') ? pass(request, response) : file(request, response));
server.listen(Number(port), '127.0.0.1', () => console.log(`http://127.0.0.1:${server.address().port}/`));
