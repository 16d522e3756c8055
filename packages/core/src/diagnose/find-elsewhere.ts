import type { ListenerElsewhere } from '../explain/verdict/verdict-facts.ts';
import type { Host } from '../host/host.ts';
import { isListener, type Protocol } from '../model/socket.ts';

/** Who listens on the port in the other network namespaces that may be looked into. */
export async function findElsewhere(
  host: Host,
  port: number,
  protocol: Protocol,
  signal: AbortSignal | undefined,
): Promise<readonly ListenerElsewhere[] | undefined> {
  const { sockets, namespaces } = await host.snapshot({
    protocols: [protocol],
    listening: true,
    ports: { first: port, last: port },
    namespaces: 'all',
    signal,
  });
  const own = namespaces?.find((each) => each.own)?.inode;
  const others = namespaces?.filter((each) => !each.own && each.readable) ?? [];
  if (namespaces === undefined || own === undefined) return undefined;
  const found = sockets.filter((socket) => {
    return socket.local.port === port && isListener(socket) && socket.namespace !== own;
  });
  if (found.length === 0 && others.length === 0 && namespaces.some((each) => !each.readable)) return undefined;
  return found.map((socket) => {
    return { socket, namespace: namespaces.find(({ inode }) => inode === socket.namespace) };
  });
}
