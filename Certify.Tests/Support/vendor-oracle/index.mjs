// The other side of our vendor tests: what Aliyun's own packages send and sign, and a mail server that is not ours.
//   node index.mjs capture     {accessKeyId, accessKeySecret, calls: [{client, method, request, parameters, bytes?}]}
//                              → the raw requests that the vendor's clients make
//   node index.mjs acs3        {accessKeyId, accessKeySecret, requests: [{query, headers, hash}]} → their Authorization headers
//   node index.mjs oss         {accessKeyId, accessKeySecret, region, requests: [{method, bucket, key, headers, query, additional}],
//                              policies: [{policy, date}]} → {authorizations, signatures}
//   node index.mjs mail KEY CERT USER PASSWORD [plain]   a server with STARTTLS (or without) and AUTH on a loopback port;
//                              prints the port, then each letter, one JSON value a line; ends with its input
// The first three read one JSON document from the input and print one.
import http from 'node:http';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { Readable } from 'node:stream';

const require = createRequire(import.meta.url);

async function input() {
  const chunks = [];
  for await (const chunk of process.stdin) chunks.push(chunk);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}

async function capture({ accessKeyId, accessKeySecret, calls }) {
  const { $OpenApiUtil } = require('@alicloud/openapi-core');
  const requests = [];
  const server = http.createServer(async (request, response) => {
    const body = [];
    for await (const chunk of request) body.push(chunk);
    requests.push({ method: request.method, target: request.url, headers: request.headers, body: Buffer.concat(body).toString('base64') });
    response.setHeader('content-type', 'application/json').end('{"RequestId":"R","Code":"200"}');
  });
  await new Promise((ready) => server.listen(0, '127.0.0.1', ready));
  const endpoint = `127.0.0.1:${server.address().port}`;
  for (const { client, method, request, parameters, bytes } of calls) {
    const module = require(client);
    const config = new $OpenApiUtil.Config({ accessKeyId, accessKeySecret, endpoint, protocol: 'HTTP', regionId: 'cn-hangzhou' });
    const body = bytes === undefined ? {} : { body: Readable.from([Buffer.from(bytes, 'base64')]) };
    await new module.default(config)[method](new module[request]({ ...parameters, ...body }));
  }
  server.closeAllConnections();
  server.close();
  return requests;
}

async function acs3({ accessKeyId, accessKeySecret, requests }) {
  const { OpenApiUtil } = require('@alicloud/openapi-core');
  return requests.map(({ query, headers, hash }) =>
    OpenApiUtil.getAuthorization({ method: 'POST', pathname: '/', query, headers }, 'ACS3-HMAC-SHA256', hash, accessKeyId, accessKeySecret));
}

async function oss({ accessKeyId, accessKeySecret, region, requests, policies }) {
  const OSS = require('ali-oss');
  const signing = require('ali-oss/lib/common/signUtils');
  const client = new OSS({ accessKeyId, accessKeySecret, region: `oss-${region}`, bucket: 'any' });
  return {
    authorizations: requests.map(({ method, bucket, key, headers, query, additional }) =>
      signing.authorizationV4(accessKeyId, accessKeySecret, region, method, { headers, queries: query }, bucket, key, additional)),
    signatures: policies.map(({ policy, date }) => client.signPostObjectPolicyV4(policy, new Date(date))),
  };
}

function mail([key, cert, user, password, plain]) {
  const { SMTPServer } = require('smtp-server');
  const { simpleParser } = require('mailparser');
  const refuse = (code, text, done) => done(Object.assign(new Error(text), { responseCode: code }));
  const server = new SMTPServer({
    key: readFileSync(key),
    cert: readFileSync(cert),
    authMethods: ['LOGIN', 'PLAIN'],
    disabledCommands: plain ? ['STARTTLS'] : [],
    onAuth: (auth, session, done) =>
      auth.username === user && auth.password === password && session.secure ? done(null, { user }) : refuse(535, 'wrong user or password', done),
    onRcptTo: ({ address }, session, done) => {
      if (address.startsWith('refused@')) return refuse(550, 'no such mailbox', done);
      if (address.startsWith('busy@')) return refuse(451, 'try again later', done);
      return done();
    },
    onData: async (stream, session, done) => {
      const letter = await simpleParser(stream);
      if (letter.to.text.startsWith('cut@')) {
        for (const connection of server.connections) if (connection.id === session.id) connection._socket.destroy();
        return;
      }
      const { subject, text, messageId, from, to } = letter;
      console.log(JSON.stringify({ subject, text, messageId, from: from.text, to: to.text, user: session.user, secure: session.secure }));
      done();
    },
  });
  // A client that hangs up in the middle is no reason to end.
  server.on('error', () => {});
  process.on('uncaughtException', () => {});
  server.listen(0, '127.0.0.1', () => console.log(server.server.address().port));
  process.stdin.on('end', () => process.exit(0)).resume();
}

const [command, ...rest] = process.argv.slice(2);
if (command === 'mail') {
  mail(rest);
} else {
  const answer = await { capture, acs3, oss }[command](await input());
  process.stdout.write(JSON.stringify(answer), () => process.exit(0));
}
