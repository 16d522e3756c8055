import { BANNER_SAMPLES } from './banner-samples.ts';
import { DAEMON_SAMPLES } from './daemon-samples.ts';
import { DATABASE_SAMPLES } from './database-samples.ts';
import { MIDDLEWARE_SAMPLES } from './middleware-samples.ts';
import { MONGODB_SAMPLES } from './mongodb-samples.ts';
import type { Sample } from './sample.ts';
import { WEB_APPLICATION_SAMPLES } from './web-application-samples.ts';
import { WEB_SERVER_SAMPLES } from './web-server-samples.ts';
import { WEB_SERVICE_SAMPLES } from './web-service-samples.ts';

/** Every sample of a stream. */
export const STREAM_SAMPLES: readonly Sample[] = [
  ...BANNER_SAMPLES,
  ...DATABASE_SAMPLES,
  ...MIDDLEWARE_SAMPLES,
  ...DAEMON_SAMPLES,
  ...MONGODB_SAMPLES,
  ...WEB_SERVER_SAMPLES,
  ...WEB_APPLICATION_SAMPLES,
  ...WEB_SERVICE_SAMPLES,
];
