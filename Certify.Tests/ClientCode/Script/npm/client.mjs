// What @servicestack/client makes of our answers, in every way that it has to ask: each line of the result is one fact.
//   node client.mjs BASE_URL DTOS.mjs
import { readFileSync } from 'node:fs';
import { JsonApiClient, JsonServiceClient } from '@servicestack/client';
import { ask, tell } from './dialog.mjs';

const [, , base, dtos] = process.argv;
const d = await import(dtos);
const found = {};
const client = session => Object.assign(new JsonServiceClient(base), session ? { bearerToken: session } : {});
const phone = '13900020001';

/** What a call gives, or what it throws. */
async function outcome(make) {
  try {
    const got = await make();
    return got === undefined ? 'nothing' : got;
  } catch (thrown) {
    return { thrown };
  }
}

async function signIn() {
  const guest = client((await client().post(new d.IssueToken({ auth_type: 'guest' }))).token);
  await guest.post(new d.RequestPhoneCheckCode({ phone }));
  return (await guest.post(new d.IssueToken({ auth_type: 'phone_checkcode', phone, checkcode: await ask('code', phone) }))).token;
}

/** Every operation, asked by nobody for nothing: which code, with which status. */
async function refusals() {
  const list = {};
  const names = (await (await fetch(`${base}/types/metadata.json`)).json()).operations.map(operation => operation.request.name);
  for (const name of names.filter(name => name !== 'GetAccessToken')) {
    let status = 0;
    const nobody = client();
    nobody.responseFilter = answer => status = answer.status;
    const result = await nobody.api(new d[name]());
    list[name] = { status, failed: result.failed ?? false, code: result.error?.errorCode ?? null, fields: (result.error?.errors ?? []).map(error => error.fieldName) };
  }
  return list;
}

async function waysToAsk(session) {
  const me = client(session);
  const status = answer => answer.response.validate_obj.validate_status;
  found.get = status(await me.get(new d.FetchInfo()));
  found.post = status(await me.post(new d.FetchInfo()));
  found.api = status((await me.api(new d.FetchInfo())).response);
  found.context = (await me.post(new d.FetchInfo({ context: { page: [1, '二'] } }))).context;
  found.byUrl = status(await me.get('/user/validate/fetch_info/'));
  found.legacyPath = status(await client(session).useBasePath().post(new d.FetchInfo()));
  found.legacyGet = status(await client(session).useBasePath().get(new d.FetchInfo()));
  found.jsonApiClient = status((await Object.assign(JsonApiClient.create(base), { bearerToken: session }).api(new d.FetchInfo())).response);
  const { user_sid } = (await client().post(new d.LoginMini({ code: 'wx-brook' }))).response;
  found.carriedByProperty = status(await client().get(new d.FetchInfo({ user_sid })));
  found.sendAll = (await me.sendAll([new d.FetchInfo({ context: 1 }), new d.FetchInfo({ context: 2 })])).map(answer => answer.context);
  found.sendAllRefused = (await outcome(() => me.sendAll(['一', '', '三'].map(name => new d.RenameUser({ name }))))).thrown?.responseStatus;
  found.sendAllOfSecrets = (await outcome(() => me.sendAll([new d.IssueToken({ auth_type: 'guest' })]))).thrown?.responseStatus.errorCode;
  found.publish = await outcome(() => me.publish(new d.RenameUser({ name: '河长' })));
  found.published = (await me.get(new d.GetProfile())).data.name;
  found.legacyPublish = await outcome(() => client(session).useBasePath().publish(new d.RenameUser({ name: '湖长' })));
  found.legacyPublished = (await me.get(new d.GetProfile())).data.name;
  found.put = (await me.put(new d.RenameUser({ name: '库长' }))).errno;
  found.sendAllOneWay = await outcome(() => me.sendAllOneWay([new d.GetProfile(), new d.GetProfile()]));
}

async function files(session) {
  const me = client(session);
  const form = (bytes, part = 'v_photo') => {
    const body = new FormData();
    body.append(part, new Blob([bytes], { type: 'image/jpeg' }), 'photo.jpg');
    return body;
  };
  const photo = readFileSync('photo.jpg');
  const stored = await me.apiForm(new d.SubmitPhoto({ t_photo: 1 }), form(photo));
  found.apiForm = stored.response?.response;
  found.apiFormOtherPart = (await me.apiForm(new d.SubmitPhoto({ t_photo: 0 }), form(photo, 'file'))).succeeded;
  found.noImage = (await me.apiForm(new d.SubmitPhoto({ t_photo: 1 }), form('no image'))).error;
  const read = await me.get(new d.FetchPhoto({ t_photo: 1 }));
  found.bytes = [read.constructor.name, read.type, Buffer.from(await read.arrayBuffer()).equals(photo)];
  found.bytesRefused = (await me.api(new d.FetchPhoto({ t_photo: 2 }))).error;
}

async function refusalShapes(session) {
  found.thrown = (await outcome(() => client().get(new d.FetchInfo()))).thrown;
  const missing = await client(session).api(new d.SubmitInfo({ name: '张三' }));
  found.fieldError = [missing.failed, missing.error.errorCode, missing.fieldErrorMessage('idcard_number') !== null, missing.fieldErrorMessage('name')];
  found.tokenRefused = (await client('nonsense').api(new d.GetMpAuthUrl({ redirect_uri: '/x' }))).error;
  found.unknown = (await client().api({ getTypeName: () => 'Nope', getMethod: () => 'POST', createResponse: () => ({}) })).error?.errorCode;
  found.wrongVerb = (await outcome(() => client(session).get(new d.RenameUser({ name: 'x' })))).thrown?.responseStatus?.errorCode;
}

async function cookies() {
  const me = client();
  const password = 'secret-1';
  const guest = client((await client().post(new d.IssueToken({ auth_type: 'guest' }))).token);
  await guest.post(new d.RequestPhoneCheckCode({ phone, purpose: 'reset_password' }));
  await guest.post(new d.ResetPassword({ phone, password, checkcode: await ask('code', phone) }));
  await me.post(new d.BeginSession({ mobile: phone, password }));
  found.cookies = Object.entries(me.cookies).map(([name, cookie]) => [name, cookie.path, cookie.httpOnly, cookie.SameSite]);
  found.cookieWorks = (await me.get(new d.GetProfile())).errno;
  await me.delete(new d.EndSession());
  found.cookieGone = (await me.api(new d.GetProfile())).error.errorCode;
  found.cookieAgain = (await me.post(new d.BeginSession({ mobile: phone, password }))).errno;
}

async function refresh() {
  const password = 'secret-1';
  const token = (await client().post(new d.IssueToken({ auth_type: 'phone_password', phone, password }))).token;
  await ask('accessExpires');
  found.expired = (await client(token).api(new d.FetchInfo())).error?.errorCode;
  const me = Object.assign(client(token), { refreshToken: token });
  const renewed = await me.api(new d.FetchInfo());
  found.refreshed = [renewed.succeeded, me.bearerToken !== token, (await client(me.bearerToken).api(new d.FetchInfo())).succeeded];

  // The client never renews its refreshToken; a page that keeps each new token is renewed again and again.
  const [plain, keeping] = [me, Object.assign(client(me.bearerToken), { refreshToken: me.bearerToken })];
  keeping.responseFilter = () => { keeping.refreshToken = keeping.bearerToken; };
  await ask('accessExpires');
  found.refreshedAlways = [(await keeping.api(new d.FetchInfo())).succeeded];
  await ask('accessExpires');
  found.refreshedAlways.push((await keeping.api(new d.FetchInfo())).succeeded);
  found.refreshedOnce = [renewed.succeeded, (await plain.api(new d.FetchInfo())).succeeded ?? false];
  found.refreshFails = (await Object.assign(client('nonsense'), { refreshToken: 'nonsense' }).api(new d.FetchInfo())).error?.errorCode;
}

found.refusals = await refusals();
const session = await signIn();
await waysToAsk(session);
await files(session);
await refusalShapes(session);
await cookies();
await refresh();
tell(found);
