import type { Source } from '../host/source.ts';
import type { PortRanges } from '../model/service.ts';
import type { PortRange } from '../model/snapshot.ts';
import { readText } from './read-text.ts';

const FOLDER = '/proc/sys/net/ipv4';

/** Reads what this network namespace does with ranges of ports (kernel: ip-sysctl). It all holds for IPv6 too. */
export function readPortRanges(source: Pick<Source, 'file'>): PortRanges {
  return {
    ephemeral: readEphemeralRange(source),
    reserved: parseRanges(readText(source, `${FOLDER}/ip_local_reserved_ports`)),
    unprivilegedFrom: parseNumber(readText(source, `${FOLDER}/ip_unprivileged_port_start`)),
  };
}

/** `net.ipv4.ip_local_port_range`: `32768\t60999`. */
export function readEphemeralRange(source: Pick<Source, 'file'>): PortRange | undefined {
  const [, first, last] = /^(\d+)\s+(\d+)/.exec(readText(source, `${FOLDER}/ip_local_port_range`) ?? '') ?? [];
  return first === undefined ? undefined : { first: Number(first), last: Number(last) };
}

/** `8080,9000-9010`, or an empty line. */
function parseRanges(text: string | undefined): readonly PortRange[] | undefined {
  if (text === undefined) return undefined;
  const ranges: PortRange[] = [];
  for (const part of text.trim().split(',')) {
    if (part === '') continue;
    const [, first, last] = /^(\d+)(?:-(\d+))?$/.exec(part) ?? [];
    if (first === undefined) return undefined;
    ranges.push({ first: Number(first), last: Number(last ?? first) });
  }
  return ranges;
}

function parseNumber(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+\s*$/.test(text) ? Number(text) : undefined;
}
