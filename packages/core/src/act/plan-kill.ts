import { containerPartOf } from '../explain/container-part.ts';
import type { Host } from '../host/host.ts';
import type { Container } from '../model/container.ts';
import type { Gap } from '../model/gap.ts';
import { isSameProcess, type Process, type ProcessDetail } from '../model/process.ts';
import type { Socket } from '../model/socket.ts';
import type { KillOptions } from './kill-options.ts';
import type { KillPlan } from './kill-plan.ts';
import { holdersOf, type KillTarget, socketsOf } from './kill-target.ts';
import { makePlan } from './make-plan.ts';
import type { Candidate } from './plan-facts.ts';

/**
 * Reads who holds the target and decides what would be done to whom. Nothing is done yet: the plan goes to
 * `executePlan`, or to a person.
 * @throws PortholeError `unavailable` where the sockets cannot be read.
 */
export async function planKill(host: Host, target: KillTarget, options: KillOptions = {}): Promise<KillPlan> {
  const snapshot = await host.snapshot({ signal: options.signal });
  const sockets = socketsOf(target, snapshot);
  const own = await host.ancestry(process.pid);
  const candidates = await readCandidates(host, target, sockets);
  const { containers, gaps } = await readContainers(host, candidates, own, options);
  const first = candidates.some((candidate) => candidate.process.pid === 1);
  const socketUnits = first ? ((await host.socketUnits?.()) ?? []) : [];
  const facts = {
    snapshot: { sockets: snapshot.sockets, gaps: [...snapshot.gaps, ...gaps] },
    sockets,
    candidates,
    own,
    containers,
    socketUnits,
  };
  const euid = process.geteuid?.();
  return makePlan(target, facts, options.uids ?? (euid === undefined ? [] : [euid]), options);
}

/** Those that ended since the sockets were read are left out: they hold nothing any more. */
async function readCandidates(host: Host, target: KillTarget, sockets: readonly Socket[]): Promise<Candidate[]> {
  const held = new Map<number, { process: Pick<Process, 'pid'> & Partial<Process>; sockets: Socket[] }>();
  if (target.kind === 'process') held.set(target.pid, { process: { pid: target.pid }, sockets: [] });
  for (const socket of sockets) {
    for (const holder of holdersOf(socket)) {
      if (target.kind === 'process' && holder.pid !== target.pid) continue;
      if (target.kind === 'name' && !target.isCalled(holder)) continue;
      const known = held.get(holder.pid);
      if (known === undefined) held.set(holder.pid, { process: holder, sockets: [socket] });
      else known.sockets.push(socket);
    }
  }
  const candidates: Candidate[] = [];
  for (const { process, sockets: own } of held.values()) {
    const detail = (await host.detail(process))?.process;
    if (detail === undefined) continue;
    const ancestry = await host.ancestry(detail.pid);
    candidates.push({ process: detail, ancestry: isSelf(ancestry, detail) ? ancestry : [detail], sockets: own });
  }
  return candidates;
}

/** The chain is read later than the process, whose pid may belong to another one by then. */
function isSelf([self]: readonly ProcessDetail[], detail: ProcessDetail): boolean {
  return self !== undefined && isSameProcess(self, detail);
}

/** Engines are asked only where something looks like a container. */
async function readContainers(
  host: Host,
  candidates: readonly Candidate[],
  own: readonly ProcessDetail[],
  { engineSockets, uids = [] }: KillOptions,
): Promise<{ containers: readonly Container[]; gaps: readonly Gap[] }> {
  const concerned = candidates.some(({ ancestry }) => containerPartOf(ancestry, own) !== undefined);
  if (!concerned || host.containers === undefined) return { containers: [], gaps: [] };
  const { containers, silent } = await host.containers(engineSockets ?? usualEngines(uids));
  const gaps = silent.map((engine): Gap => {
    const detail = `the container engine behind ${engine} did not tell of its containers`;
    return { what: 'process', reason: 'permission', count: undefined, detail, remedy: 'root' };
  });
  return { containers, gaps };
}

/** Where Docker and Podman have their sockets unless told otherwise, those of single users too. */
export function usualEngines(uids: readonly number[]): readonly string[] {
  const own = uids.flatMap((uid) => [`/run/user/${uid}/docker.sock`, `/run/user/${uid}/podman/podman.sock`]);
  return ['/var/run/docker.sock', '/run/podman/podman.sock', ...own];
}
