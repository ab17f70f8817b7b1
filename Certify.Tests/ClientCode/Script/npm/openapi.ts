// Compiled with what openapi-typescript makes of /openapi/v1.json beside it; openapi-fetch is the client.
//   node openapi.js BASE_URL SESSION
import createClient from 'openapi-fetch';
import type { paths } from './schema.js';

const [, , baseUrl, session] = process.argv;
const client = createClient<paths>({ baseUrl, headers: { Authorization: `Bearer ${session}` } });

const { data } = await client.GET('/user/validate/fetch_info/', { params: { query: { context: '{"page":7}' } } });
const typed = await client.GET('/api/FetchInfo');
const refused = await createClient<paths>({ baseUrl }).GET('/api/FetchInfo');
console.log(JSON.stringify({
  status: data?.response?.validate_obj?.validate_status,
  photos: data?.response?.validate_photos_uploaded,
  context: data?.context,
  typed: typed.data?.response?.result,
  refused: [refused.response.status, refused.error?.responseStatus?.errorCode],
}));
