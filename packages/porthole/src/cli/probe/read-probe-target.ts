import type { Protocol } from '@porthole/core';
import { quoteWord } from '../quote-word.ts';
import { type PortTarget, parseTarget } from '../target.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** One thing to probe, as the words of the command line have it. */
export interface ProbeWish {
  readonly text: string;
  /** A name or an address; `localhost` where only a port was named. */
  readonly host: string;
  readonly port: number;
  readonly protocol: Protocol;
  /** The scheme of the URL says that it is TLS. */
  readonly tls: boolean;
}

const TLS_SCHEME = /^(tcp:)?(https|wss|ldaps|amqps|rediss|mqtts|imaps|pop3s|smtps|ftps):\/\//i;
const FORMS = 'Write it as in example.com:443, 127.0.0.1:3000, [::1]:3000, :3000 or udp:10.0.0.5:53.';

/** Reads a target of `probe`: one port on one host. */
export function readProbeTarget(text: string): ProbeWish | UsageProblem {
  const target = parseTarget(text);
  switch (target.kind) {
    case 'problem':
      return target.problem;
    case 'pid':
      return {
        message: 'One connects to a port, not to a process.',
        hint: 'For its ports, run',
        command: ['who', text],
      };
    case 'name':
      return { message: `${quoteWord(text)} names no port.`, hint: FORMS };
    case 'ports':
      return readPorts(text, target);
  }
}

function readPorts(text: string, target: PortTarget): ProbeWish | UsageProblem {
  const { first, last, protocol = 'tcp' } = target;
  if (first !== last) {
    return {
      message: `${quoteWord(text)} is a range, and probe connects to one port at a time.`,
      hint: 'For what listens in it on this machine, run',
      command: ['who', text],
    };
  }
  if (first === 0) return { message: 'Nobody can connect to port 0.', hint: FORMS };
  return { text, host: hostText(target), port: first, protocol, tls: TLS_SCHEME.test(text) };
}

function hostText({ host }: PortTarget): string {
  switch (host.kind) {
    case 'any':
    case 'loopback':
      return 'localhost';
    case 'name':
      return host.name;
    case 'address':
      return host.zone === undefined ? host.address : `${host.address}%${host.zone}`;
  }
}
