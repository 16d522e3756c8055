import { errnoCode } from '../../source.ts';
import { dumpUntilConsistent } from '../dump-until-consistent.ts';
import { DIAG_MESSAGE_BYTES } from '../sock-diag-codec.ts';
import { encodeRequests } from '../sock-diag-request.ts';
import { encodeUnixRequest, UNIX_MESSAGE_BYTES } from '../unix-diag-codec.ts';
import type { Examiner } from './examiner.ts';

const LISTENERS = { states: undefined, listening: true, ports: undefined, info: false } as const;

/** By which way TCP and UDP sockets are read. */
export const checkSockets: Examiner = (inputs) =>
  checkWay(inputs, {
    id: 'sockets',
    what: 'TCP and UDP sockets',
    file: '/proc/net/tcp',
    misses: 'no cookies, control groups, backlogs, traffic or bound TCP sockets',
    ask: () => {
      for (const { message } of encodeRequests({ ...LISTENERS, protocols: ['tcp', 'udp'] })) {
        dumpUntilConsistent(inputs.source, message, DIAG_MESSAGE_BYTES);
      }
    },
  });

/** By which way UNIX sockets are read. */
export const checkUnixSockets: Examiner = (inputs) =>
  checkWay(inputs, {
    id: 'unix-sockets',
    what: 'UNIX sockets',
    file: '/proc/net/unix',
    misses: 'no other ends, users or queues',
    ask: () => dumpUntilConsistent(inputs.source, encodeUnixRequest(), UNIX_MESSAGE_BYTES),
  });

interface Way {
  readonly id: string;
  readonly what: string;
  readonly file: string;
  readonly misses: string;
  ask(): void;
}

function checkWay({ source }: Parameters<Examiner>[0], { id, what, file, misses, ask }: Way): ReturnType<Examiner> {
  let why = 'without koffi there is no sock_diag';
  if (source.native) {
    try {
      ask();
      return { id, status: 'ok', finding: `${what} are read by sock_diag (netlink).`, remedy: undefined };
    } catch (error) {
      why = `sock_diag failed (${errnoCode(error) ?? String(error)})`;
    }
  }
  const remedy = source.native ? undefined : ('install-koffi' as const);
  try {
    source.file(file, 1);
    return { id, status: 'partial', finding: `${what} are read from /proc/net, since ${why}: ${misses}.`, remedy };
  } catch (error) {
    const finding = `${what} cannot be read: ${why}, and ${file} cannot be read (${errnoCode(error)}).`;
    return { id, status: 'unavailable', finding, remedy, hint: 'Is /proc mounted, and may this user read it?' };
  }
}
