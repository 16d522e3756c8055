import type { DescribedSocket } from '../socket-key.ts';

const STATES: Readonly<Record<string, string>> = {
  LISTEN: 'listen',
  'SYN-SENT': 'syn-sent',
  'SYN-RECV': 'syn-received',
  'FIN-WAIT-1': 'fin-wait-1',
  'FIN-WAIT-2': 'fin-wait-2',
  'CLOSE-WAIT': 'close-wait',
  CLOSING: 'closing',
  'LAST-ACK': 'last-ack',
  'TIME-WAIT': 'time-wait',
};

const ROW = /^(tcp|udp) +([A-Z0-9-]+) +(\d+) +(\d+) +(\S+) +(\S+)(.*)$/;

/**
 * The sockets in what `ss -tunapeH` (ss(8), iproute2 6.1) prints. Who holds them is not read from it: the names of
 * processes stand there unescaped, and one with a newline breaks its row in two. So a line that does not begin like a row
 * is not one, and the inode is the last that the line (or what follows it) tells.
 */
export function readSs(text: string): DescribedSocket[] {
  const sockets: (DescribedSocket & { inode: string | undefined })[] = [];
  for (const line of text.split('\n')) {
    const row = ROW.exec(line);
    const [, protocol = '', state = '', , , local = '', remote = '', more = row === null ? line : ''] = row ?? [];
    if (row !== null) {
      sockets.push({
        protocol,
        state: STATES[state] ?? (protocol === 'tcp' ? 'established' : state === 'ESTAB' ? 'connected' : 'bound'),
        local: toEndpoint(local),
        remote: remote.endsWith(':*') ? undefined : toEndpoint(remote),
        inode: undefined,
      });
    }
    const inode = [...more.matchAll(/ ino:(\d+)/g)].at(-1)?.[1];
    const last = sockets.pop();
    if (last !== undefined) sockets.push({ ...last, inode: inode === '0' ? undefined : (inode ?? last.inode) });
  }
  return sockets;
}

/** `*:80` (every address of both families), `0.0.0.0:80`, `127.0.0.53%lo:53`, `[::1]:80`, `[fe80::1]%w0:80`. */
function toEndpoint(text: string): DescribedSocket['local'] {
  const [, address = '', zone, port] = /^\[?([^\]%]*)[^%]*?(?:%([^:\]]+)\]?)?:(\d+|\*)$/.exec(text) ?? [];
  return { address: address === '*' ? '::' : address, port: Number(port), zone };
}
