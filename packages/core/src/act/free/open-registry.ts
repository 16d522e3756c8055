import { statSync } from 'node:fs';
import type { Host } from '../../host/host.ts';
import { errnoCode } from '../../host/source.ts';
import type { ProcessRef } from '../../model/process.ts';
import type { Clock } from '../clock.ts';
import type { Lease, LeaseOwner } from './lease.ts';
import { LeaseFolder } from './lease-folder.ts';
import { LeaseRegistry } from './lease-registry.ts';

/** Why no lease could be taken: the port may be right, but nothing keeps it. */
export interface Unleased {
  /** `foreign`: the folder belongs to another user. `system`: the system refused; `code` says how (EROFS, ENOSPC ...). */
  readonly reason: 'not-asked' | 'foreign' | 'system';
  readonly code: string | undefined;
  readonly folder: string | undefined;
}

export interface RegistryInputs {
  readonly host: Pick<Host, 'detail'>;
  readonly folder: string;
  readonly bootId: string | undefined;
  readonly clock: Clock;
  /** Wall clock. */
  nowMs(): number;
}

/** Opens the leases in a folder, and makes the folder if need be. */
export function openRegistry(inputs: RegistryInputs): LeaseRegistry | Unleased {
  const { host, bootId, clock } = inputs;
  const folder = new LeaseFolder(inputs.folder);
  try {
    const prepared = folder.prepare(process.geteuid?.());
    if (prepared === 'foreign') return { reason: 'foreign', code: undefined, folder: inputs.folder };
    const facts = () => ({
      nowMs: inputs.nowMs(),
      bootId,
      isRunning: async (owner: ProcessRef) => (await host.detail(owner)) !== undefined,
      isFolder,
    });
    const registry = new LeaseRegistry(folder, facts, clock);
    const { aside } = prepared;
    if (aside !== undefined) registry.damaged.push({ path: inputs.folder, keptAs: aside });
    return registry;
  } catch (error) {
    return unleasedBy(error, inputs.folder);
  }
}

/** @throws what is no error of the system */
export function unleasedBy(error: unknown, folder: string): Unleased {
  const code = errnoCode(error);
  if (code === undefined || (error as NodeJS.ErrnoException).syscall === undefined) throw error;
  return { reason: 'system', code, folder };
}

/** The process as the owner of a lease. */
export async function leaseOwner(host: Pick<Host, 'detail'>, pid: number): Promise<LeaseOwner> {
  const process = (await host.detail({ pid }))?.process;
  return { pid, startId: process?.startId, name: process?.name };
}

/** Only what is surely gone counts as gone: a disk that does not answer is not. */
function isFolder(path: NonNullable<Lease['project']>): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    const code = errnoCode(error);
    if (code === undefined) throw error;
    return code !== 'ENOENT' && code !== 'ENOTDIR';
  }
}
