import { createHash, randomBytes } from 'node:crypto';
import type { Lease } from './lease.ts';

/** What the name of a lease's file tells, so that a conflict is seen without a file being opened. */
export interface LeaseName {
  readonly file: string;
  readonly port: number;
  /** Stands for project and name; `any` where the lease has none. */
  readonly key: string;
  /** Random: no name is ever used twice. */
  readonly id: string;
}

const NAME = /^(\d{1,5})\.([0-9a-f]{16}|any)\.([0-9a-f]{24})\.lease$/;

export function newLeaseName(lease: Pick<Lease, 'port' | 'project' | 'name'>): LeaseName {
  const key = leaseKey(lease.project, lease.name);
  const id = randomBytes(12).toString('hex');
  return { file: `${lease.port}.${key}.${id}.lease`, port: lease.port, key, id };
}

/** `undefined` for a file that is none of ours. */
export function parseLeaseName(file: string): LeaseName | undefined {
  const [, port, key, id] = NAME.exec(file) ?? [];
  if (port === undefined || key === undefined || id === undefined) return undefined;
  return { file, port: Number(port), key, id };
}

/** The same for the same name in the same project, on every machine. */
export function leaseKey(project: string | undefined, name: string | undefined): string {
  if (project === undefined || name === undefined) return 'any';
  return createHash('sha256').update(`${project}\0${name}`).digest('hex').slice(0, 16);
}
