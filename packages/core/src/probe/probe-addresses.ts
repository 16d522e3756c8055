import type { Host } from '../host/host.ts';
import { openHost } from '../host/open-host.ts';
import type { Gap } from '../model/gap.ts';
import type { Protocol } from '../model/socket.ts';
import { type FoundAddress, findAddresses } from './find-addresses.ts';
import { type Harmed, harmedByProbing } from './harmed-by-probing.ts';
import { type ServedBy, servedBy } from './machine-side.ts';
import type { ProbeOptions, ProbeTarget } from './probe.ts';
import { probeDatagram } from './probe-datagram.ts';
import type { AddressReport, HeldBack, ProbeReport } from './probe-report.ts';
import { probeStream } from './probe-stream.ts';
import { DATAGRAM_RECOGNISERS, RECOGNISERS } from './recognise/index.ts';
import { whySilent } from './silent-ports.ts';

const TIMEOUT_MS = 3000;

/** Probes each address of a host, one after the other. */
export async function probeAddresses(target: Required<ProbeTarget>, options: ProbeOptions): Promise<ProbeReport> {
  const { host, port } = target;
  const protocol = target.protocol ?? 'tcp';
  const takenAtMs = Date.now();
  const found = await findAddresses(host, options.signal);
  const gaps: Gap[] = [];
  const { machine, close } = await openMachine(options.machine, gaps);
  try {
    const addresses: AddressReport[] = [];
    for (const each of found) {
      addresses.push(await probeAddress(each, { ...options, host, port, protocol, machine, gaps }));
    }
    return { host, port, protocol, level: options.level ?? 'safe', takenAtMs, addresses, gaps: distinct(gaps) };
  } finally {
    await close();
  }
}

interface Task extends Required<ProbeTarget>, Omit<ProbeOptions, 'machine'> {
  readonly protocol: Protocol;
  readonly machine: Host | undefined;
  readonly gaps: Gap[];
}

async function probeAddress(found: FoundAddress, task: Task): Promise<AddressReport> {
  const { host, port, protocol, machine, signal, gaps, timeoutMs = TIMEOUT_MS } = task;
  const served = machine && (await servedBy(machine, found.address, port, protocol, signal));
  gaps.push(...(served?.gaps ?? []));
  const known = describe(found, port, served, machine);
  const harmed = task.force === true || served === undefined ? undefined : harmedByProbing(served.holders, port);
  if (harmed !== undefined) return { ...known, ...spared(harmed) };
  const wanted = task.level ?? 'safe';
  const speaks = task.force !== true && (wanted === 'safe' || wanted === 'deep');
  const heldBack = speaks ? silence(port, protocol, served) : undefined;
  const level = heldBack === undefined ? wanted : 'banner';
  const programs = served === undefined ? [] : served.holders.flatMap(programNames);
  const shared = { name: host, found, port, level, timeoutMs, programs, signal };
  if (protocol === 'udp') {
    return { ...known, heldBack, ...(await probeDatagram({ ...shared, recognisers: DATAGRAM_RECOGNISERS })) };
  }
  const own = served === undefined ? undefined : machine;
  const wantsTls = task.tls === true;
  return {
    ...known,
    heldBack,
    ...(await probeStream({ ...shared, recognisers: RECOGNISERS, machine: own, wantsTls })),
  };
}

function describe(
  { address, family }: FoundAddress,
  port: number,
  served: ServedBy | undefined,
  machine: Host | undefined,
) {
  const [bare = address, zone] = address.split('%');
  return {
    endpoint: { address: bare, port, zone },
    family,
    connectMs: undefined,
    firstByteMs: undefined,
    answer: undefined,
    tls: undefined,
    unknownBytes: undefined,
    heldBack: undefined,
    isOwn: machine === undefined ? undefined : served !== undefined,
    listeners: served?.listeners,
    acceptedBy: undefined,
  };
}

function spared({ heldBack, answer }: Harmed) {
  return { state: 'held-back', code: undefined, totalMs: 0, connections: 0, heldBack, answer } as const;
}

/** On some ports only who holds it can say that it is not what is usually there. */
function silence(port: number, protocol: Protocol, served: ServedBy | undefined): HeldBack | undefined {
  const why = served !== undefined && served.holders.length > 0 ? undefined : whySilent(port);
  if (why === undefined) return undefined;
  // Without any datagram nothing at all can be told of a UDP port.
  const sent = protocol === 'udp' ? 'Only an empty datagram' : 'Nothing';
  return { reason: 'silent-port', detail: `${sent} was sent to port ${port}: ${why}.` };
}

function programNames({
  name,
  command,
}: {
  readonly name: string | undefined;
  readonly command: readonly string[] | undefined;
}) {
  const file = command?.[0]?.replace(/^.*\//, '').split(/[: ]/, 1)[0];
  return [name, file].filter((each) => each !== undefined && each !== '') as string[];
}

async function openMachine(given: Host | undefined, gaps: Gap[]) {
  if (given !== undefined) return { machine: given, close: async () => {} };
  try {
    const machine = await openHost();
    return { machine, close: () => machine.close() };
  } catch {
    // A port can be connected to also from a system that cannot be read.
    const detail = 'This system cannot be read, so who holds the port is not known.';
    gaps.push({ what: 'owner', reason: 'unsupported', count: undefined, detail, remedy: undefined });
    return { machine: undefined, close: async () => {} };
  }
}

function distinct(gaps: readonly Gap[]): readonly Gap[] {
  return [...new Map(gaps.map((gap) => [`${gap.what} ${gap.reason} ${gap.detail}`, gap])).values()];
}
