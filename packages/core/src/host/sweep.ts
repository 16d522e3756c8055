import type { Process } from '../model/process.ts';
import type { Snapshot } from '../model/snapshot.ts';
import type { Host } from './host.ts';
import { errnoCode } from './source.ts';

const NO_PORT = { first: 1, last: 0 } as const;

/** What is asked of every process, after what is asked of all of them. A recording has what these read. */
const OF_EACH_PROCESS: readonly ((host: Host, process: Process) => Promise<unknown>)[] = [
  (host, { pid }) => host.ancestry(pid),
  (host, { pid }) => host.mayLookInto(pid),
  (host, { pid }) => host.process({ pid }),
  async (host, process) => {
    const folder = (await host.detail(process))?.process.folder;
    return folder === undefined ? undefined : host.project(folder);
  },
];

/** What is asked of the machine beside its sockets and processes. */
const OF_THE_MACHINE: readonly ((host: Host) => Promise<unknown>)[] = [
  // Who asks a second time may be answered by another way (`owners-way.ts`), which may see more.
  (host) => host.snapshot(),
  // Where the system refuses to tell of TCP, nobody has asked it for UDP yet.
  (host) => host.snapshot({ protocols: ['udp'], ports: NO_PORT }),
  async (host) => touch(await host.snapshot({ info: true, namespaces: 'all' })),
  (host) => host.unixSockets(),
  (host) => host.rawSockets(),
  async (host) => host.bounds(await host.processes()),
  (host) => host.examine(),
  (host) => host.portRanges(),
  (host) => host.services(),
  (host) => host.conditions([]),
];

export interface Swept {
  readonly snapshot: Snapshot;
  readonly processes: readonly Process[];
}

/**
 * Asks a host the widest question of each kind, so that all that is read for any answer is read. The sockets come
 * first, and quickly after them their holders: this is the moment that the answers are of.
 */
export async function sweep(host: Host): Promise<Swept> {
  const snapshot = await host.snapshot({ info: true });
  touch(snapshot);
  const processes = await host.processes();
  for (const ask of OF_THE_MACHINE) await bear(ask(host));
  for (const process of processes) for (const ask of OF_EACH_PROCESS) await bear(ask(host, process));
  return { snapshot, processes };
}

/** What cannot be answered now (it ended, it is refused) cannot be answered from the recording either. */
async function bear(answer: Promise<unknown>): Promise<void> {
  try {
    await answer;
  } catch (error) {
    if (errnoCode(error) === undefined) throw error;
  }
}

/** A snapshot reads some things only when somebody asks for the field that needs them: this asks for every field. */
function touch({ sockets, network }: Snapshot): void {
  JSON.stringify([network.interfaces, network.ephemeralRange]);
  for (const socket of sockets) JSON.stringify(socket);
}
