// Compiled with the generated classes beside it: the client's own types infer each answer from its request.
import { ApiResult, JsonServiceClient } from '@servicestack/client';
import { FetchInfo, FetchInfoResponse, FetchPhoto, IssueToken, ListCertifications, RenameUser, SubmitPhoto } from './dtos.js';

const client = new JsonServiceClient('http://127.0.0.1');

export async function inferred(): Promise<number | undefined> {
  const api: ApiResult<FetchInfoResponse> = await client.api(new FetchInfo({ context: { any: 1 } }));
  const token: string | undefined = (await client.post(new IssueToken({ auth_type: 'guest' }))).token;
  const photo: Blob = await client.get(new FetchPhoto({ t_photo: 1 }));
  const stored = await client.apiForm(new SubmitPhoto({ t_photo: 1 }), new FormData());
  const both: FetchInfoResponse[] = await client.sendAll([new FetchInfo(), new FetchInfo()]);
  const states: (string | undefined)[] = (await client.get(new ListCertifications({ page: 1 }))).data.map(one => one.personalStatus);
  await client.put(new RenameUser({ name: token }));
  // @ts-expect-error a misspelt member is an error
  new FetchInfo({ userSid: '' });
  // @ts-expect-error a member of another type too
  new FetchPhoto({ t_photo: 'front' });
  return api.response?.response.validate_obj.validate_status ?? stored.response?.response.photo_id ?? photo.size + both.length + states.length;
}
