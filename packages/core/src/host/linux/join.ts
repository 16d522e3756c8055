import type { Gap } from '../../model/gap.ts';
import type { HiddenReason, Owner } from '../../model/owner.ts';
import { type AttributionFacts, attribute, type OwnerQuestion, soleOwner } from '../attribute.ts';
import type { HeldBy } from '../holder-table.ts';
import { decodeCookies } from './bpf/record-codec.ts';
import { bpfOptions, type FoundHolders, findHolders } from './find-holders.ts';
import type { BpfPass, LinuxSource } from './linux-source.ts';
import type { OwnNamespaces } from './namespaces.ts';
import type { OwnersPolicy } from './owners-way.ts';
import { ProcessTable } from './process-table.ts';
import type { JoinedSocket } from './socket-context.ts';
import type { Users } from './users.ts';

/** Below this many holders it costs less to read their `/proc/PID` files than to load and run the task iterator. */
const FEW_HOLDERS = 60;

export interface JoinInputs {
  readonly source: LinuxSource;
  readonly users: Users;
  readonly own: OwnNamespaces;
  readonly boot: { readonly bootId: string | undefined; readonly bootMs: number | undefined };
  readonly policy: OwnersPolicy;
  /** How BPF finds holders, where it does. Default: those of TCP and UDP sockets of the own network namespace. */
  readonly holderPass?: HolderPass;
}

/** `all-holders`: of sockets of every kind, in every network namespace. */
export type HolderPass = Extract<BpfPass, 'holders' | 'all-holders'>;

/** A socket of any kind whose holders are looked for; what is found is noted at it. */
export interface Joinable extends OwnerQuestion {
  /** Only of TCP and UDP the kernel tells which of its sockets are its own. */
  readonly protocol: string;
  look: number;
  heldAt: number;
  soleHolder: number | undefined;
  soleFd: number;
}

type KernelPass = Extract<BpfPass, `kernel-sockets-${string}`>;

const KERNEL_PASSES: Readonly<Record<string, KernelPass>> = { tcp: 'kernel-sockets-tcp', udp: 'kernel-sockets-udp' };

/** What `attribute` asks: who holds a socket, and why nobody was seen to. */
export class Join implements AttributionFacts {
  readonly gaps: Gap[] = [];
  complete = false;
  private readonly inputs: JoinInputs;
  /** What the first look found, and what the second one did. */
  private readonly looks: FoundHolders[] = [];
  private processes: ProcessTable;
  private kernelHeld: ReadonlySet<string> = new Set();
  private readonly gone = new Set<number>();

  constructor(inputs: JoinInputs) {
    this.inputs = inputs;
    this.processes = new ProcessTable(inputs.source, inputs.users, inputs.boot.bootMs);
  }

  /** Finds the holders of `sockets`. `look` reads the sockets once more, to tell which of them are still there. */
  resolve(sockets: readonly Joinable[], look: () => readonly Pick<Joinable, 'inodeNumber'>[]): void {
    const { source, own, policy, holderPass } = this.inputs;
    if (!sockets.some((socket) => socket.inodeNumber !== 0)) return;
    const first = findHolders(source, policy.ways(), own, holderPass);
    const pids = new Set<number>();
    let unheld = this.find(sockets, first, pids);
    if (unheld.length > 0) {
      this.findKernelHeld(unheld);
      unheld = unheld.filter((socket) => !this.isKernelHeld(socket.cookie));
    }
    if (unheld.length > 0 && first.sawAll) unheld = this.lookAgain(unheld, look, pids);
    // Threads that could not be told apart may have a descriptor more, so they leave it open too.
    this.complete = own.initialPid && this.looks.some((found) => found.sawAll && found.gaps.length === 0);
    for (const found of this.looks) this.gaps.push(...found.gaps);
    const gone = this.readProcesses(pids);
    if (gone) for (const socket of sockets) if (this.wasLeft(socket)) unheld.push(socket);
    this.countHidden(unheld);
  }

  ownerOf(socket: JoinedSocket): Owner {
    const process = socket.soleHolder === undefined ? undefined : this.processes.get(socket.soleHolder);
    if (process === undefined) return attribute(socket, this);
    return soleOwner(process, socket.soleFd, this.complete);
  }

  holdersOf(socket: OwnerQuestion): readonly HeldBy[] {
    const { look, heldAt } = socket as JoinedSocket;
    return look < 0 ? [] : (this.looks[look] as FoundHolders).table.holdersAt(heldAt);
  }

  process(pid: number): ReturnType<AttributionFacts['process']> {
    return this.processes.get(pid);
  }

  parentOf(pid: number): number | undefined {
    return this.processes.parentOf(pid);
  }

  isKernelHeld(cookie: string | undefined): boolean {
    return cookie !== undefined && this.kernelHeld.has(cookie);
  }

  hiddenReason(inode: number): HiddenReason {
    if (this.gone.has(inode)) return 'gone';
    if (!this.looks.some((found) => found.sawAll)) return 'permission';
    return this.inputs.own.initialPid ? 'unseen' : 'namespace';
  }

  /** Notes at each socket where its holders stand, their pids in `pids`, and gives back the sockets without any. */
  private find(sockets: readonly Joinable[], found: FoundHolders, pids: Set<number>): Joinable[] {
    const look = this.looks.push(found) - 1;
    const { table } = found;
    const unheld: Joinable[] = [];
    let lastPid = -1;
    for (let index = 0; index < sockets.length; index++) {
      const socket = sockets[index] as Joinable;
      const inode = socket.inodeNumber;
      if (inode === 0) continue;
      const at = table.find(inode);
      if (at < 0) {
        unheld.push(socket);
        continue;
      }
      socket.look = look;
      socket.heldAt = at;
      const pid = table.pidAt(at);
      if (pid !== lastPid) pids.add(pid);
      lastPid = pid;
      const before = table.before(at);
      if (before < 0) {
        socket.soleHolder = pid;
        socket.soleFd = table.fdAt(at);
      } else for (let place = before; place >= 0; place = table.before(place)) pids.add(table.pidAt(place));
    }
    return unheld;
  }

  /**
   * Everybody was looked at, and yet some sockets have no holder: they were closed or handed on just now, or the way
   * that was taken does not see their holder. So: which are still there, and does another way see more?
   */
  private lookAgain(
    unheld: readonly Joinable[],
    look: () => readonly Pick<Joinable, 'inodeNumber'>[],
    pids: Set<number>,
  ): Joinable[] {
    const still = new Set(look().map((socket) => socket.inodeNumber));
    const { source, own, policy } = this.inputs;
    for (const { inodeNumber } of unheld) if (!still.has(inodeNumber)) this.gone.add(inodeNumber);
    return this.find(unheld, findHolders(source.again(), policy.secondWays(), own), pids);
  }

  /** Positive evidence: the kernel's own list of sockets that have no file. Without the right to ask, none is had. */
  private findKernelHeld(unheld: readonly Joinable[]): void {
    const { source, own, policy } = this.inputs;
    if (!policy.mayUseBpf()) return;
    const cookies = new Set<string>();
    for (const protocol of new Set(unheld.map((socket) => socket.protocol))) {
      const pass = KERNEL_PASSES[protocol];
      if (pass === undefined) continue;
      try {
        const bytes = source.bpfPass(pass, bpfOptions(own));
        for (const cookie of decodeCookies(bytes)) cookies.add(cookie);
      } catch {
        // no iterator of this kind: its sockets stay `unseen`, which the gap says
      }
    }
    this.kernelHeld = cookies;
  }

  /** True: some ended before they were read. */
  private readProcesses(pids: ReadonlySet<number>): boolean {
    const { source, own, users, boot } = this.inputs;
    if (this.looks[0]?.way === 'bpf' && pids.size > FEW_HOLDERS && own.initialTime) {
      try {
        const tasks = source.bpfPass('tasks', bpfOptions(own));
        this.processes = new ProcessTable(source, users, boot.bootMs, tasks);
      } catch {
        // refused: `/proc/PID` tells the same, more slowly
      }
    }
    this.processes.uids = this.looks[0]?.uids;
    let gone = 0;
    let unread = 0;
    for (const pid of pids) {
      const process = this.processes.get(pid);
      if (process === undefined) gone++;
      else if (process.command === undefined) unread++;
    }
    if (gone > 0) this.gaps.push(processGap('gone', gone, 'processes ended while they were read', 'again'));
    if (unread > 0) {
      this.gaps.push(processGap('permission', unread, 'processes whose arguments could not be read', 'root'));
    }
    return gone > 0;
  }

  /** Everybody who held it has ended since. */
  private wasLeft(socket: Joinable): boolean {
    const left = socket.look >= 0 && this.holdersOf(socket).every(({ pid }) => this.process(pid) === undefined);
    if (left) {
      this.gone.add(socket.inodeNumber);
      socket.soleHolder = undefined;
    }
    return left;
  }

  private countHidden(unheld: readonly Joinable[]): void {
    const counts = new Map<HiddenReason, number>();
    for (const { inodeNumber } of unheld) {
      const reason = this.hiddenReason(inodeNumber);
      counts.set(reason, (counts.get(reason) ?? 0) + 1);
    }
    for (const [reason, count] of counts) {
      this.gaps.push({ what: 'owner', reason, count, detail: HIDDEN_DETAIL[reason], remedy: HIDDEN_REMEDY[reason] });
    }
  }
}

const HIDDEN_DETAIL: Readonly<Record<HiddenReason, string>> = {
  permission: 'sockets held by processes that this user may not look into',
  namespace: 'sockets held by processes outside of this pid namespace',
  gone: 'sockets that were closed while they were read',
  unseen: 'sockets whose holder is no process that can be seen (the kernel, a descriptor on its way, io_uring)',
};
const HIDDEN_REMEDY: Readonly<Record<HiddenReason, Gap['remedy']>> = {
  permission: 'root',
  namespace: undefined,
  gone: 'again',
  unseen: undefined,
};

function processGap(reason: 'gone' | 'permission', count: number, detail: string, remedy: Gap['remedy']): Gap {
  return { what: 'process', reason, count, detail, remedy };
}
