import type { Lease, LeaseKind, LeaseOwner } from './lease.ts';

const FORMAT = 'porthole.lease-file/1';
const KINDS: readonly LeaseKind[] = ['caller', 'project', 'command'];

/** The text of a lease's file: one line of JSON. */
export function printLease(lease: Lease): string {
  return `${JSON.stringify({ format: FORMAT, ...lease })}\n`;
}

/** Reads it back; `undefined` for what is no lease. Keys that a later version adds are passed over. */
export function parseLease(text: string): Lease | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isRecord(value) || value.format !== FORMAT) return undefined;
  const { port, kind, state, takenAtMs, endsAtMs, owner, command } = value;
  const known = KINDS.find((each) => each === kind);
  if (!isPort(port) || known === undefined || !isTime(takenAtMs)) return undefined;
  if (state !== 'pending' && state !== 'held') return undefined;
  if (endsAtMs !== undefined && !isTime(endsAtMs)) return undefined;
  const parsedOwner = owner === undefined ? undefined : parseOwner(owner);
  // Without its owner nobody could tell when it ends.
  if ((state === 'pending' || known === 'command') && parsedOwner === undefined) return undefined;
  const [name, project] = [textOf(value.name), textOf(value.project)];
  if (known === 'project' && (name === undefined || project === undefined)) return undefined;
  return {
    port,
    kind: known,
    state,
    name,
    project,
    owner: parsedOwner,
    command: Array.isArray(command) ? command.filter((word) => typeof word === 'string') : undefined,
    takenAtMs,
    endsAtMs,
    bootId: textOf(value.bootId),
  };
}

function parseOwner(value: unknown): LeaseOwner | undefined {
  if (!isRecord(value)) return undefined;
  const { pid, startId } = value;
  if (!Number.isInteger(pid) || (pid as number) < 1) return undefined;
  return { pid: pid as number, startId: isTime(startId) ? startId : undefined, name: textOf(value.name) };
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function isPort(value: unknown): value is number {
  return Number.isInteger(value) && (value as number) >= 1 && (value as number) <= 65_535;
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
