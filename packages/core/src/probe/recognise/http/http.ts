import type { Recogniser } from '../../recogniser.ts';
import { recogniseHttp } from './recognise-http.ts';
import { hostRequest, plainRequest } from './request.ts';

const shared = {
  speaksFirst: false,
  level: 'safe',
  recognise: (bytes) => recogniseHttp(bytes),
} as const satisfies Partial<Recogniser>;

/** HTTP/1, by its answer to the shortest request there is. */
export const HTTP: Recogniser = {
  ...shared,
  id: 'http',
  services: ['http', 'websocket', 'elasticsearch', 'airplay'],
  payload: plainRequest,
};

/** HTTP/1.1 with `Host:`: dev servers and virtual hosts show what they are. */
export const HTTP_HOST: Recogniser = {
  ...shared,
  id: 'http-host',
  services: ['http', 'websocket', 'elasticsearch', 'airplay'],
  refines: ['http', 'elasticsearch'],
  payload: (exchange) => hostRequest('/', exchange),
};

/** What tells its version, without a login, at a path of its own. */
export const HTTP_PRODUCTS: readonly Recogniser[] = [
  atPath('etcd', '/version'),
  atPath('docker', '/version'),
  atPath('kubernetes', '/version'),
  atPath('inspector', '/json/version'),
];

function atPath(service: string, path: string): Recogniser {
  return {
    ...shared,
    id: `http-${service}`,
    services: [service],
    refines: ['http', service],
    payload: (exchange) => hostRequest(path, exchange),
  };
}
