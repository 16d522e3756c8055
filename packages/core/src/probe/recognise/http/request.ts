import type { Exchange } from '../../recogniser.ts';
import { ascii } from '../wire-text.ts';

/** Without `Host:`, which Redis takes for an attack; whatever speaks HTTP answers to it. */
export function plainRequest(): Uint8Array {
  return ascii('GET / HTTP/1.0\r\n\r\n');
}

/** A request as browsers and virtual hosts want it, for when HTTP is certain. No cookies, no compression. */
export function hostRequest(path: string, exchange: Exchange): Uint8Array {
  const lines = [
    `GET ${path} HTTP/1.1`,
    `Host: ${hostHeader(exchange)}`,
    'User-Agent: porthole',
    'Accept: */*',
    'Connection: close',
  ];
  return ascii(`${lines.join('\r\n')}\r\n\r\n`);
}

/** The host as asked for, in brackets where it is IPv6, without a zone; `localhost` for what no header may hold. */
function hostHeader({ host, port, tls }: Exchange): string {
  const [bare = ''] = host.split('%', 1);
  const name = /^[\w.-]{1,253}$/.test(bare) ? bare : /^[0-9a-f:.]{2,45}$/i.test(bare) ? `[${bare}]` : 'localhost';
  return port === (tls === undefined ? 80 : 443) ? name : `${name}:${port}`;
}
