// Login by a code, two photos, submission, status.
//   node dist/main.js CERTIFY_URL FRONT.jpg HANDHELD.jpg
import { readFile } from 'node:fs/promises';
import { stdin, stdout } from 'node:process';
import { createInterface } from 'node:readline/promises';
import { JsonServiceClient } from '@servicestack/client';
import { FetchInfo, IssueToken, RequestPhoneCheckCode, SubmitInfo, SubmitPhoto } from './dtos.js';

const [url = 'http://127.0.0.1:5080', front, handheld] = process.argv.slice(2);
const terminal = createInterface({ input: stdin, output: stdout });
const client = new JsonServiceClient(url);
// A token that has expired is renewed by the client itself; what it got renews the next time.
client.responseFilter = () => {
  if (client.bearerToken) client.refreshToken = client.bearerToken;
};

async function login(): Promise<void> {
  const phone = await terminal.question('Phone: ');
  client.bearerToken = (await client.post(new IssueToken({ auth_type: 'guest' }))).token;
  await client.post(new RequestPhoneCheckCode({ phone }));
  const checkcode = await terminal.question('Code: ');
  client.bearerToken = (await client.post(new IssueToken({ auth_type: 'phone_checkcode', phone, checkcode }))).token;
}

/** The photo is a part of the form, the rest of the message its query. */
async function upload(kind: number, path: string): Promise<void> {
  const form = new FormData();
  form.append('v_photo', new Blob([await readFile(path)]), 'photo.jpg');
  const api = await client.apiForm(new SubmitPhoto({ t_photo: kind }), form);
  if (api.error) throw { responseStatus: api.error };
  console.log(`photo ${kind} is number ${api.response?.response.photo_id}`);
}

async function status(): Promise<void> {
  const { response } = await client.get(new FetchInfo());
  const word = ['not submitted', 'waiting', 'passed', 'refused'][response.validate_obj.validate_status];
  console.log(`status: ${word}`);
}

try {
  await login();
  await status();
  if (front && handheld) {
    await upload(1, front);
    await upload(0, handheld);
    await client.post(new SubmitInfo({ name: await terminal.question('Name: '), idcard_number: await terminal.question('Identity number: ') }));
    await status();
  }
} catch (refusal) {
  // The door's own code and words, for example 400 with 该身份证号已被其他用户认证.
  const why = (refusal as { responseStatus?: { errorCode: string; message: string } }).responseStatus;
  console.error(why ? `refused: ${why.errorCode} ${why.message}` : refusal);
  process.exitCode = 1;
} finally {
  terminal.close();
}
