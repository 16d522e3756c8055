import type { Gap } from '../../model/gap.ts';
import type { Snapshot } from '../../model/snapshot.ts';
import type { SocketColumns } from '../../model/socket-columns.ts';
import type { SnapshotOptions } from '../host.ts';
import type { ContextSocket } from './context-socket.ts';
import { Join, type JoinInputs } from './join.ts';
import { LentPorts, listenedPorts } from './lent-ports.ts';
import { makeContext, questionOf } from './make-context.ts';
import { NetworkView } from './network-view.ts';
import { readSockets } from './read-sockets.ts';
import type { DiagQuestion } from './sock-diag-request.ts';
import { columnsOf } from './socket-columns.ts';

/** First the sockets, then their holders: a socket that is closed in between is found out, one opened is not missed. */
export function readSnapshot(inputs: JoinInputs, options: SnapshotOptions): Snapshot {
  const { source, own } = inputs;
  const takenAtMs = source.nowMs();
  const gaps: Gap[] = [];
  const network = new NetworkView(source);
  const join = new Join(inputs);
  let known: SocketColumns | undefined;
  const columns = (): SocketColumns | undefined => {
    known ??= columnsOf(sockets);
    return known;
  };
  const lent = new LentPorts(network, () => listenedPorts(read, question, sockets, columns()));
  const context = makeContext(inputs, options, { network, join, lent, namespace: own.network });
  const question = questionOf(options);
  const read = (asked: DiagQuestion, into: Gap[]): ContextSocket[] => readSockets(source, asked, context, into);
  const readAgain = (): ContextSocket[] => readSockets(source.again(), question, context, []);
  const sockets = read(question, gaps);
  join.resolve(sockets, readAgain);
  return {
    takenAtMs,
    host: { name: source.hostName(), os: 'linux', bootId: inputs.boot.bootId },
    network,
    sockets,
    get columns() {
      return columns();
    },
    gaps: [...gaps, ...join.gaps],
  };
}
