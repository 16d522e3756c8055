import { ANSWER_SAMPLES } from './answer-samples.ts';
import { BANNER_SAMPLES } from './banner-samples.ts';
import { HTTP_SAMPLES } from './http-samples.ts';
import { MONGODB_SAMPLES } from './mongodb-samples.ts';
import type { Sample } from './sample.ts';

/** Every sample of a stream. */
export const STREAM_SAMPLES: readonly Sample[] = [
  ...BANNER_SAMPLES,
  ...ANSWER_SAMPLES,
  ...HTTP_SAMPLES,
  ...MONGODB_SAMPLES,
];
