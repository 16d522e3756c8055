import type { Protocol } from '../model/socket.ts';
import type { SocketUnit } from '../model/socket-unit.ts';

const LISTEN: Readonly<Record<string, Protocol>> = { ListenStream: 'tcp', ListenDatagram: 'udp' };

/**
 * Reads a unit file such as
 *
 *     [Socket]
 *     ListenStream=127.0.0.1:8080
 *     Service=web.service
 *
 * A value is a port, or an address with one (`0.0.0.0:80`, `[::]:80`); paths of UNIX sockets and the like are passed
 * over, and an empty value takes back those before it (systemd.socket(5)). Without `Service` it is the unit's namesake,
 * of a template one for each connection.
 */
export function parseSocketUnit(name: string, text: string): SocketUnit {
  const base = name.slice(0, -'.socket'.length);
  let service = `${base}.service`;
  let accepts = false;
  let listens: { protocol: Protocol; port: number }[] = [];
  for (const [key, value] of settingsOf(text, 'Socket')) {
    const protocol = LISTEN[key];
    if (key === 'Service' && value !== '') service = value;
    if (key === 'Accept') accepts = /^(yes|true|on|1)$/i.test(value);
    if (protocol === undefined) continue;
    if (value === '') listens = [];
    const port = /^(?:\S+:)?(\d{1,5})$/.exec(value)?.[1];
    if (port !== undefined && !/^[/@]/.test(value)) listens.push({ protocol, port: Number(port) });
  }
  return { name, service: accepts ? `${base}@*.service` : service, listens };
}

/** `Key=value` of one section, comments left out. */
function* settingsOf(text: string, section: string): Generator<[key: string, value: string]> {
  let inside = false;
  for (const line of text.split('\n')) {
    const header = /^\[(.*)\]\s*$/.exec(line);
    if (header !== null) inside = header[1] === section;
    const [, key, value] = (inside && /^\s*([A-Za-z]+)\s*=\s*(.*?)\s*$/.exec(line)) || [];
    if (key !== undefined && value !== undefined) yield [key, value];
  }
}
