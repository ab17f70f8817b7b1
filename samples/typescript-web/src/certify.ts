// Everything that the page asks of Certify, by the classes that `npm run dtos` fetches.
import { JsonServiceClient } from '@servicestack/client';
import { FetchInfo, FetchInfoResult, IssueToken, RequestPhoneCheckCode, RevokeToken, SubmitInfo, SubmitPhoto } from './dtos.js';

export type PhotoKind = 0 | 1;

let client = connect(sessionStorage.getItem('token'));

function connect(token: string | null): JsonServiceClient {
  const made = new JsonServiceClient(location.origin);
  if (token) {
    made.bearerToken = made.refreshToken = token;
    sessionStorage.setItem('token', token);
  }
  // The client renews an expired token by itself; what it got renews the next time.
  made.responseFilter = () => {
    if (made.bearerToken) sessionStorage.setItem('token', made.refreshToken = made.bearerToken);
  };
  return made;
}

export const isSignedIn = (): boolean => sessionStorage.getItem('user') !== null;

/** Asks for a code; the token of a guest remembers who asked. */
export async function sendCode(phone: string): Promise<void> {
  client = connect((await connect(null).post(new IssueToken({ auth_type: 'guest' }))).token);
  await client.post(new RequestPhoneCheckCode({ phone }));
}

/** Signs in, and registers who is new. */
export async function signIn(phone: string, checkcode: string): Promise<void> {
  client = connect((await client.post(new IssueToken({ auth_type: 'phone_checkcode', phone, checkcode }))).token);
  sessionStorage.setItem('user', phone);
}

export async function uploadPhoto(kind: PhotoKind, photo: File): Promise<void> {
  const form = new FormData();
  form.append('v_photo', photo);
  const api = await client.apiForm(new SubmitPhoto({ t_photo: kind }), form);
  if (api.error) throw { responseStatus: api.error };
}

export async function submit(name: string, number: string): Promise<void> {
  await client.post(new SubmitInfo({ name, idcard_number: number }));
}

export async function status(): Promise<FetchInfoResult> {
  return (await client.get(new FetchInfo())).response;
}

export async function signOut(): Promise<void> {
  try {
    await client.delete(new RevokeToken());
  } finally {
    sessionStorage.clear();
    client = connect(null);
  }
}

/** TokenAuth's words are English; the other doors' are shown as they are. */
const words: Record<string, string> = {
  '10000': '请检查手机号和验证码，或稍后再试',
  '20010': '验证码错误或已过期',
};

export function wordsOf(refusal: unknown): string {
  const status = (refusal as { responseStatus?: { errorCode: string; message: string } }).responseStatus;
  return status ? words[status.errorCode] ?? status.message : String(refusal);
}
