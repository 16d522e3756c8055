import { DATA_SERVERS } from './data-servers.ts';
import { LOGIN_SERVERS } from './login-servers.ts';
import { MAIL_SERVERS } from './mail-servers.ts';
import { MESSAGE_SERVERS } from './message-servers.ts';
import type { RealServer } from './real-server.ts';
import { WEB_SERVERS } from './web-servers.ts';

/** Every real server that tests start. */
export const REAL_SERVERS: readonly RealServer[] = [
  ...LOGIN_SERVERS,
  ...WEB_SERVERS,
  ...MAIL_SERVERS,
  ...DATA_SERVERS,
  ...MESSAGE_SERVERS,
];
