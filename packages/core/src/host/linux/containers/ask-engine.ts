import { type IncomingMessage, request } from 'node:http';
import type { Container, ContainerEngine } from '../../../model/container.ts';
import { parseContainerList } from './container-list-codec.ts';

const PATIENCE_MS = 2000;
/** A thousand containers are about 2 MB. */
const MOST_BYTES = 16 << 20;

/**
 * Asks the engine behind a UNIX socket for its running containers.
 * @throws the system's error where there is no such socket or it may not be used, and for an answer that is none.
 */
export async function askEngine(socketPath: string): Promise<readonly Container[]> {
  const response = await get(socketPath, '/containers/json');
  if (response.statusCode !== 200) {
    response.destroy();
    throw new Error(`it answered with status ${response.statusCode}`);
  }
  return parseContainerList(await readAll(response), engineOf(response));
}

function get(socketPath: string, path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    request({ socketPath, path, signal, headers: { host: 'localhost' }, agent: false }, resolve)
      .on('error', reject)
      .end();
  });
}

async function readAll(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new Error('its answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}

/** Podman serves Docker's API, and says who it is in the head of each answer. */
function engineOf({ headers }: IncomingMessage): ContainerEngine {
  return headers['libpod-api-version'] !== undefined || `${headers.server}`.startsWith('Libpod') ? 'podman' : 'docker';
}
