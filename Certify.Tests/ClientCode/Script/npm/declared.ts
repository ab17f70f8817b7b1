// Compiled with the generated declarations beside it, which have types only.
import type { FetchInfo, FetchInfoResponse, SubmitPhoto } from './dtos.js';

export const asked: FetchInfo = { user_sid: 'x', context: [1] };
export const photo: SubmitPhoto = { t_photo: 1 };
export const status = (answer: FetchInfoResponse): number | undefined => answer.response?.validate_obj?.validate_status;
// @ts-expect-error a misspelt member is an error
export const wrong: FetchInfo = { userSid: 'x' };
