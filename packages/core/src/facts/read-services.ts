import type { Source } from '../host/source.ts';
import type { LocalService, Transport } from '../model/service.ts';
import { readText } from './read-text.ts';

const KNOWN: readonly string[] = ['tcp', 'udp', 'sctp', 'dccp'] satisfies Transport[];

/** Reads the machine's own names for ports, `/etc/services`; `undefined` where it cannot be read. */
export function readServices(source: Pick<Source, 'file'>): readonly LocalService[] | undefined {
  const text = readText(source, '/etc/services');
  return text === undefined ? undefined : parseServices(text);
}

/**
 * The rows of a services(5) file, those of one name and port as one: `http  80/tcp  www # World Wide Web`. A row that is
 * not of that form is nobody's, as for the C library.
 */
export function parseServices(text: string): LocalService[] {
  const services = new Map<string, LocalService & { transports: Transport[]; aliases: string[] }>();
  for (const line of text.split('\n')) {
    const [name = '', end = '', ...aliases] = line.replace(/#.*/, '').trim().split(/\s+/);
    const [, digits, transport = ''] = /^(\d+)\/(\w+)$/.exec(end) ?? [];
    const port = Number(digits);
    if (digits === undefined || port > 65_535 || !KNOWN.includes(transport)) continue;
    const key = `${port} ${name}`;
    const there = services.get(key);
    if (there === undefined) {
      services.set(key, { port, name, transports: [transport as Transport], aliases });
      continue;
    }
    if (!there.transports.includes(transport as Transport)) there.transports.push(transport as Transport);
    there.aliases.push(...aliases.filter((alias) => !there.aliases.includes(alias)));
  }
  return [...services.values()];
}
