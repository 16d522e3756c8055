import {
  closeConnection,
  connectionsOf,
  type Host,
  PortholeError,
  printEndpoint,
  type Snapshot,
  type Socket,
} from '@porthole/core';
import type { KillAnswer } from '../../contract/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import type { Context } from '../context.ts';
import type { PortTarget } from '../target.ts';
import { printHeadline, printLabelled } from '../text/labelled-lines.ts';
import type { Rich } from '../text/rich-text.ts';
import { isAt } from '../who/reaches-host.ts';
import { tellProcess } from '../who/tell-process.ts';
import { clean } from '../who/teller.ts';
import { ask } from './ask.ts';
import type { KillAsk, KillRequest } from './kill-request.ts';
import type { KillTeller } from './kill-teller.ts';
import type { Settled } from './settled.ts';

/**
 * Closes the one connection between the target and the other end that was named.
 * @throws PortholeError `invalid-argument` where several fit: it has to be clear which one is meant.
 */
export async function settleClose(
  host: Host,
  asked: KillAsk,
  remote: PortTarget,
  request: KillRequest,
  context: Context,
  teller: KillTeller,
): Promise<Settled> {
  const find = async (): Promise<readonly Socket[]> => {
    const snapshot: Snapshot = await host.snapshot({ protocols: ['tcp'] });
    return connectionsOf(snapshot, {
      isNear: nearOf(asked),
      isFar: ({ remote: end }) => end !== undefined && isEnd(end, remote),
    });
  };
  const [connection, ...others] = (await find()).filter(isClosable);
  if (connection === undefined) return settled(asked, 'missing', undefined);
  if (others.length > 0) throw ambiguous(others.length + 1);
  if (!request.agreed) {
    context.err.write(`${printHeadline(describe(connection, teller), teller).join('\n')}\n`);
    if (!ask('Close this connection? Its process runs on.', context, teller))
      return settled(asked, 'declined', connection);
  }
  const outcome = await closeConnection(host, connection);
  if (outcome !== 'closed') return settled(asked, outcome, connection);
  const remains = (await find()).some((socket) => socket.id === connection.id && isClosable(socket));
  return settled(asked, remains ? 'still-held' : 'closed', connection);
}

/** Which sockets the target names as the near end: those of a port, or all of a process. */
function nearOf({ target }: KillAsk): (socket: Socket) => boolean {
  switch (target.kind) {
    case 'ports':
      return ({ local }) =>
        local.port >= target.first &&
        local.port <= target.last &&
        isEnd(local, { ...target, first: local.port, last: local.port });
    case 'pid':
      return ({ owner }) => owner.kind === 'process' && owner.holders.some(({ pid }) => pid === target.pid);
    case 'name':
      throw new PortholeError('invalid-argument', 'a connection is closed by the port or the pid at its near end', {
        hint: 'write it as in `kill 5432 --close 10.0.0.7:40618`',
      });
  }
}

function isEnd(end: Socket['local'], { host, first }: PortTarget): boolean {
  if (end.port !== first) return false;
  if (host.kind === 'address') return isAt(end, host);
  return host.kind !== 'loopback' || isAt(end, LOOPBACK_4) || isAt(end, LOOPBACK_6);
}

const LOOPBACK_4 = { kind: 'address', address: '127.0.0.1', zone: undefined } as const;
const LOOPBACK_6 = { kind: 'address', address: '::1', zone: undefined } as const;

/** What the kernel keeps for a while after the end is no connection any more. */
function isClosable({ state }: Socket): boolean {
  return state !== 'time-wait' && state !== 'closed';
}

function ambiguous(count: number): PortholeError {
  return new PortholeError('invalid-argument', `${count} connections fit, and one is closed at a time`, {
    hint: 'name the other end with its address and port, as in --close 10.0.0.7:40618',
  });
}

function settled(asked: KillAsk, outcome: KillAnswer['outcome'], connection: Socket | undefined): Settled {
  const answer = {
    target: asked.text,
    outcome,
    plan: undefined,
    result: undefined,
    connection,
    error: undefined,
    gaps: [],
  };
  return { answer, facts: new Map(), lines: (teller) => tellClose(outcome, connection, teller) };
}

function tellClose(outcome: KillAnswer['outcome'], connection: Socket | undefined, teller: KillTeller): string[] {
  const { check, warn, ring } = teller.style.symbols;
  if (connection === undefined) return printHeadline([`${ring} There is no such connection`], teller);
  const what = describe(connection, teller);
  switch (outcome) {
    case 'closed':
      return printHeadline([{ role: 'good', text: `${check} Closed` }, ': ', ...what], teller);
    case 'missing':
      return printHeadline([`${ring} It has ended by itself: `, ...what], teller);
    case 'declined':
      return printHeadline([`${ring} Nothing was closed`], teller);
    case 'denied': {
      const row = { label: 'as root', value: [{ role: 'command' as const, text: teller.asRoot ?? '' }], whole: true };
      const headline: Rich = [
        { role: 'bad', text: `${warn} Not closed` },
        ': it takes the right to administer the network (CAP_NET_ADMIN)',
      ];
      return [...printHeadline(headline, teller), ...(teller.asRoot === undefined ? [] : printLabelled([row], teller))];
    }
    case 'unsupported': {
      const why = ': this kernel cannot close connections (CONFIG_INET_DIAG_DESTROY), or koffi is missing';
      return printHeadline([{ role: 'bad', text: `${warn} Not closed` }, why], teller);
    }
    default:
      return printHeadline([{ role: 'bad', text: `${warn} Still open` }, ': ', ...what], teller);
  }
}

function describe({ local, remote, owner }: Socket, teller: KillTeller): Rich {
  const holder = owner.kind === 'process' ? leadingHolder(owner) : undefined;
  const ends: Rich = [
    { role: 'address', text: clean(teller, printEndpoint(local)) },
    ` ${teller.style.symbols.arrow} `,
    { role: 'address', text: clean(teller, remote === undefined ? '' : printEndpoint(remote)) },
  ];
  return holder === undefined ? ends : [...ends, ' of ', ...tellProcess(holder, teller)];
}
