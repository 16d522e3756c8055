import { isSameOwner } from '../../../diff/is-same-owner.ts';
import type { Gap } from '../../../model/gap.ts';
import type { Owner } from '../../../model/owner.ts';
import type { Socket } from '../../../model/socket.ts';
import type { SocketReader, SocketReading } from '../../../watch/socket-reader.ts';
import type { SnapshotOptions } from '../../host.ts';
import type { ContextSocket } from '../context-socket.ts';
import { Join, type JoinInputs } from '../join.ts';
import { LentPorts, listenedPorts } from '../lent-ports.ts';
import { makeContext, questionOf } from '../make-context.ts';
import { NetworkView } from '../network-view.ts';
import { readSockets } from '../read-sockets.ts';
import type { SocketContext } from '../socket-context.ts';
import { isSameSocket, type KeptSocket, keep, withTraffic } from './kept-socket.ts';
import { SearchBudget } from './search-budget.ts';

/**
 * The sockets of this network namespace, again and again. Most of them are as they were: these stay the same objects,
 * and their owners are not looked for. A socket that was not there costs a search for its owner; the owners of all of
 * them are looked at anew as often as the search's own cost allows, because a descriptor can be handed on.
 */
export class LinuxSocketReader implements SocketReader {
  readonly #inputs: JoinInputs;
  readonly #options: SnapshotOptions;
  readonly #budget: SearchBudget;
  #kept: ReadonlyMap<string, KeptSocket> = new Map();
  /** What was found missing when all owners were looked for. */
  #ownerGaps: readonly Gap[] = [];

  /** @param clockMs Time that never runs backwards, to know what a search costs. */
  constructor(inputs: JoinInputs, options: SnapshotOptions, clockMs = () => performance.now()) {
    this.#inputs = inputs;
    this.#options = options;
    this.#budget = new SearchBudget(clockMs);
  }

  read(): SocketReading {
    const { source } = this.#inputs;
    const takenAtMs = source.nowMs();
    const gaps: Gap[] = [];
    const look = this.#look();
    const sockets = look.read(gaps);
    const wanted = this.#findOwners(sockets, look);
    const kept = new Map<string, KeptSocket>();
    const told: Socket[] = [];
    for (const socket of sockets) {
      const entry = this.#keep(socket, wanted === 'all' || wanted.has(socket));
      kept.set(entry.socket.id, entry);
      told.push(entry.socket);
    }
    this.#kept = kept;
    // Only /proc/net leaves fields of sockets unknown.
    const way = gaps.some(({ what }) => what === 'field') ? 'proc-net' : 'sock-diag';
    return { takenAtMs, way, sockets: told, gaps: [...gaps, ...this.#ownerGaps] };
  }

  #look(): Look {
    const inputs = this.#inputs;
    const { source, own } = inputs;
    const network = new NetworkView(source);
    const join = new Join(inputs);
    const question = questionOf(this.#options);
    let sockets: ContextSocket[] = [];
    const lent = new LentPorts(network, () =>
      listenedPorts((asked, into) => readSockets(source, asked, context, into), question, sockets, undefined),
    );
    const made = makeContext(inputs, this.#options, { network, join, lent, namespace: own.network });
    const ownerOf = (socket: ContextSocket): Owner => {
      const known = socket.look < 0 && socket.inodeNumber !== 0 ? this.#kept.get(socket.id) : undefined;
      return known?.inode === socket.inodeNumber ? known.socket.owner : join.ownerOf(socket);
    };
    const context: SocketContext = { ...made, ownerOf: (socket) => ownerOf(socket as ContextSocket) };
    return {
      join,
      read: (into) => (sockets = readSockets(source, question, context, into)),
      again: () => readSockets(source.again(), question, context, []),
    };
  }

  /** Which sockets' owners were looked for. */
  #findOwners(sockets: readonly ContextSocket[], { join, again }: Look): 'all' | ReadonlySet<ContextSocket> {
    const all = this.#budget.isDue();
    const unknown = sockets.filter(
      (socket) => socket.inodeNumber !== 0 && this.#kept.get(socket.id)?.inode !== socket.inodeNumber,
    );
    if (!all && unknown.length === 0) return NO_SOCKETS;
    this.#budget.spend(all, () => join.resolve(all ? sockets : unknown, again));
    if (!all) return new Set(unknown);
    this.#ownerGaps = join.gaps;
    return 'all';
  }

  #keep(socket: ContextSocket, searched: boolean): KeptSocket {
    const known = this.#kept.get(socket.id);
    const { info = false } = this.#options;
    if (known === undefined || !isSameSocket(known, socket)) return keep(socket);
    if (searched && (known.soleHolder !== socket.soleHolder || known.soleFd !== socket.soleFd || !known.soleHolder)) {
      if (!isSameOwner(known.socket.owner, socket.owner)) return keep(socket);
    }
    return info ? withTraffic(known, socket) : known;
  }
}

interface Look {
  readonly join: Join;
  read(gaps: Gap[]): ContextSocket[];
  again(): ContextSocket[];
}

const NO_SOCKETS: ReadonlySet<ContextSocket> = new Set();
