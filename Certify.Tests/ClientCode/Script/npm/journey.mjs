// Calls every operation with the class that the server generates for it, until each has succeeded once. Nothing else than
// @servicestack/client 2.1.13 sends a request here, except for the photo that goes straight to the object store.
//   node journey.mjs BASE_URL DTOS.mjs
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { JsonServiceClient } from '@servicestack/client';
import { ask, tell } from './dialog.mjs';

const [, , base, dtos] = process.argv;
const d = await import(dtos);
const succeeded = new Set();
const problems = [];
const photo = new Blob([readFileSync(new URL('photo.jpg', `file://${process.cwd()}/`))], { type: 'image/jpeg' });
const md5 = text => createHash('md5').update(text).digest('hex');

const client = session => Object.assign(new JsonServiceClient(base), session ? { bearerToken: session } : {});

/** The four envelopes' own words for success. */
const isGood = answer => answer instanceof Blob ? answer.size > 0
  : answer?.errno === '0' || answer?.err_code === 0 || answer?.response?.result === 200 || answer?.type === 'OK' || answer?.info?.authc != null;

function keep(name, result) {
  if (result.succeeded && isGood(result.response)) succeeded.add(name);
  else problems.push(`${name}: ${JSON.stringify(result.error ?? result.response)}`);
  return result.response ?? {};
}

async function call(by, name, given = {}) {
  return keep(name, await by.api(new d[name](given)));
}

async function form(by, name, given, part) {
  const body = new FormData();
  body.append(part, photo, 'photo.jpg');
  return keep(name, await by.apiForm(new d[name](given), body));
}

/** Operations that have no other use than to refuse. */
async function refused(by, name, code) {
  const result = await by.api(new d[name]());
  if (result.failed && result.error.errorCode === code) succeeded.add(name);
  else problems.push(`${name}: ${JSON.stringify(result)}`);
}

async function apiV1() {
  const [mobile, password, me] = ['13900010001', 'secret-1', client()];
  const id = randomUUID();
  await call(me, 'GetImageCode', { uuid: id });
  await call(me, 'SendRegistrationSms', { mobile, id, text: await ask('picture', id) });
  await call(me, 'RegisterByPhone', { mobile, password, sms_code: await ask('code', mobile) });
  await call(me, 'EndSession');
  await call(me, 'BeginSession', { mobile, password });
  if (Object.keys(me.cookies).join() !== 'userlogin') problems.push(`cookies: ${Object.keys(me.cookies)}`);
  await call(me, 'GetSession');
  await call(me, 'RenameUser', { name: '河长' });
  await form(me, 'UploadAvatar', {}, 'avatar');
  await call(me, 'GetAvatar');
  await call(me, 'SubmitRealName', { real_name: '张三', id_card: await ask('identity') });
  await call(me, 'GetRealName');
  const profile = await call(me, 'GetProfile');
  if (profile.data?.name !== '河长') problems.push(`GetProfile: ${JSON.stringify(profile)}`);
}

async function tokenAuth() {
  const [phone, email] = ['13900010002', 'river@example.com'];
  const me = client((await call(client(), 'IssueToken', { auth_type: 'guest' })).token);
  await call(me, 'RequestEmailCheckCode', { email });
  await call(me, 'RequestPhoneCheckCode', { phone });
  me.bearerToken = (await call(me, 'IssueToken', { auth_type: 'phone_checkcode', phone, checkcode: await ask('code', phone) })).token;
  await call(me, 'RequestPhoneCheckCode', { phone, purpose: 'reset_password' });
  await call(me, 'ResetPassword', { phone, checkcode: await ask('code', phone), password: 'secret-2' });
  me.bearerToken = (await call(client(), 'IssueToken', { auth_type: 'phone_password', phone, password: 'secret-2' })).token;
  me.bearerToken = (await call(me, 'RefreshToken')).token;
  await call(me, 'RevokeToken');

  const guest = client((await call(client(), 'IssueToken', { auth_type: 'guest' })).token);
  const state = url => new URL(url ?? 'http://none').searchParams.get('state');
  await call(guest, 'AuthMp', { code: 'wx-river', state: state((await call(guest, 'GetMpAuthUrl', { redirect_uri: '/back' })).url) });
  await call(guest, 'AuthWeb', { code: 'wx-river', state: state((await call(guest, 'GetWebAuthUrl', { redirect_uri: '/back' })).url) });
  await call(guest, 'AuthApp', { code: 'wx-river', state: (await call(guest, 'GetAppAuthParameters')).state });
}

async function userValidate() {
  const me = client((await call(client(), 'LoginMini', { code: 'wx-lake' })).response?.user_sid);
  const pn = '13900010003';
  const { sid } = (await call(me, 'SubmitPhoneNumber', { pn })).response ?? {};
  await call(me, 'ValidatePhoneNumber', { pn, sid, vcode: await ask('code', pn) });
  await call(me, 'FetchSelfInfo');
  for (const t_photo of [0, 1, 2]) await form(me, 'SubmitPhoto', { t_photo }, 'v_photo');
  const picture = await call(me, 'FetchPhoto', { t_photo: 1 });
  if (picture.type !== 'image/jpeg') problems.push(`FetchPhoto: ${picture.type}`);
  await call(me, 'DeletePhoto', { t_photo: 2 });
  await call(me, 'SubmitInfo', { name: '李四', idcard_number: await ask('identity') });
  const info = await call(me, 'FetchInfo', { context: { page: 7 } });
  if (info.response?.validate_obj?.validate_status !== 1) problems.push(`FetchInfo: ${JSON.stringify(info)}`);
  await call(me, 'LogoutMini');
}

async function accounts() {
  const [userName, me] = ['大河', client()];
  let [phone, password] = ['13900010004', md5('secret-3')];
  const email = 'lake@example.com';
  await call(me, 'SendRegistrationCode', { phone });
  await call(me, 'RegisterUser', { userName, password, verification: await ask('code', phone) });
  await call(me, 'LoginPhone', { code: phone, password });
  await call(me, 'LoginWeb', { code: phone, password, cookie: md5(password) });
  await call(me, 'CheckPassword', { password });
  await call(me, 'SendBindEmailCode', { email });
  await call(me, 'UpdateEmail', { verification: await ask('code', email) });
  phone = '13900010005';
  await call(me, 'SendUpdatePhoneCode', { phone });
  await call(me, 'UpdatePhone', { verification: await ask('code', phone) });
  const renewed = md5('secret-4');
  await call(me, 'UpdatePassword', { oldPassword: password, newPassword: renewed });
  password = renewed;
  await call(me, 'SendLoginCode', { code: phone });
  await call(me, 'LoginByCode', { password, verification: await ask('code', phone) });
  await call(me, 'SendPhoneRecoveryCode', { phone });
  password = md5('secret-5');
  await call(me, 'RecoverPasswordByPhone', { password, verification: await ask('code', phone) });
  await call(me, 'SendEmailRecoveryCode', { email });
  await call(me, 'RecoverPasswordByEmail', { password, verification: await ask('code', email) });
  await call(me, 'LoginWeb', { code: phone, password, cookie: md5(password) });
  await call(me, 'GetUser');
  await call(me, 'GetUsers', { page: 1, size: 10 });
  await call(me, 'GetAuthorization');
  await refused(me, 'RefuseAccess', 'NO_AUTHORIZE');
  await refused(me, 'RefuseSession', 'NO_SESSION');
  return { me, phone, password };
}

async function weChat({ phone, password }) {
  await call(client(), 'AutoLoginWeChat', { code: 'wx-river' }); // known since AuthMp
  const [me, lake, secret] = [client(), '13900010003', md5('secret-6')]; // known since LoginMini, with a phone
  await call(me, 'SendPhoneRecoveryCode', { phone: lake });
  await call(me, 'RecoverPasswordByPhone', { password: secret, verification: await ask('code', lake) });
  await call(me, 'AutoLoginWeChat', { code: 'wx-lake' });
  await call(me, 'GetWeChatBinding');
  await call(me, 'CheckPassword', { password: secret });
  await call(me, 'UnbindWeChat');
  await call(client(), 'LoginWeChat', { code: phone, password });
}

/** Puts a photo straight into the object store, as pages do with the ticket that GetPhotoUpload gives. */
async function upload(me, kind) {
  const { data } = await call(me, 'GetPhotoUpload', { photo: kind });
  if (!data) return;
  const body = new FormData();
  for (const [name, value] of Object.entries(data.fields)) body.append(name, value);
  body.append(data.fileField, photo, 'photo.jpg');
  const stored = await fetch(data.url, { method: 'POST', body });
  if (!stored.ok) problems.push(`upload ${kind}: ${stored.status}`);
}

async function certifications({ me }) {
  const admin = client();
  await call(admin, 'SendAdminCode', { userName: 'admin' });
  await call(admin, 'LoginAdmin', { userName: 'admin', password: await ask('code', '13900000000') });
  for (const kind of ['identity1', 'identity2', 'licence']) await upload(me, kind);
  await call(me, 'SubmitPersonalCertification', { name: '王五', identityId: await ask('identity') });
  await call(admin, 'StartCertification');
  const person = await call(me, 'GetPersonalCertification');
  if (person.data?.personalStatus !== 'PASS') problems.push(`GetPersonalCertification: ${JSON.stringify(person)}`);
  await call(me, 'SubmitCompanyCertification', {
    legal: '王五', companyName: '青清水利', companyAddress: '西宁市城西区', companyPhone: '0971-6105555', companyLicence: await ask('licence') });
  await call(me, 'GetCompanyCertification');
  await call(me, 'PollStatus');
  const messages = (await call(me, 'GetUser')).data?.userMessages ?? [];
  await call(me, 'MarkMessagesRead', { ids: String(messages[0]?.id) });
  await call(me, 'DeleteMessages', { ids: String(messages[0]?.id) });

  const users = (await call(admin, 'GetAllUsers')).data;
  await call(admin, 'ListCertifications', { page: 1, size: 5 });
  const listed = (await call(admin, 'ListCertifications')).data;
  await call(admin, 'GetCertification', { id: listed?.[0]?.id });
  await call(me, 'Logout');
  await call(admin, 'SetUserLock', { id: users?.[0]?.id, isLocked: 'true' });
  await call(admin, 'ResetUserPassword', { id: users?.[0]?.id });
}

await apiV1();
await tokenAuth();
await userValidate();
const account = await accounts();
await weChat(account);
await certifications(account);
tell({ succeeded: [...succeeded].sort(), problems });
