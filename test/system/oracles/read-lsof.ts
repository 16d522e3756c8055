import type { DescribedSocket } from '../socket-key.ts';

/** One descriptor that lsof shows. */
export interface LsofRow extends DescribedSocket {
  readonly pid: number;
  readonly fd: number;
}

const STATES: Readonly<Record<string, string>> = {
  LISTEN: 'listen',
  ESTABLISHED: 'established',
  SYN_SENT: 'syn-sent',
  SYN_RECV: 'syn-received',
  FIN_WAIT1: 'fin-wait-1',
  FIN_WAIT2: 'fin-wait-2',
  CLOSE_WAIT: 'close-wait',
  CLOSING: 'closing',
  LAST_ACK: 'last-ack',
  TIME_WAIT: 'time-wait',
};

/**
 * The descriptors in what `lsof -nP -i -F pcfnPtT0` prints (lsof(8), OUTPUT FOR OTHER PROGRAMS): fields that end with
 * NUL, `p` first of a process, `f` first of a descriptor, `n` its name `LOCAL` or `LOCAL->REMOTE`, `TST=` its state.
 */
export function readLsof(text: string): LsofRow[] {
  const rows: LsofRow[] = [];
  let pid = 0;
  let fields: Record<string, string> = {};
  const finish = () => {
    if (fields.f !== undefined && fields.n !== undefined) rows.push(toRow(pid, fields));
    fields = {};
  };
  for (const field of text.split('\0')) {
    const plain = field.startsWith('\n') ? field.slice(1) : field;
    const kind = plain.startsWith('TST=') ? 'TST=' : plain.slice(0, 1);
    if (kind === 'p' || kind === 'f') finish();
    if (kind === 'p') pid = Number(plain.slice(1));
    else fields[kind] = plain.slice(kind.length);
  }
  finish();
  return rows;
}

function toRow(pid: number, fields: Record<string, string>): LsofRow {
  const [local = '', remote] = (fields.n ?? '').split('->');
  const protocol = (fields.P ?? '').toLowerCase();
  const udpState = remote === undefined ? 'bound' : 'connected';
  return {
    pid,
    fd: Number(fields.f),
    protocol,
    state: protocol === 'udp' ? udpState : (STATES[fields['TST='] ?? ''] ?? 'bound'),
    local: toEndpoint(local, fields.t ?? ''),
    remote: remote === undefined ? undefined : toEndpoint(remote, fields.t ?? ''),
  };
}

/** `*:80`, `127.0.0.1:80`, `[::1]:80`; the address family is in the type, `IPv4` or `IPv6`. */
function toEndpoint(text: string, type: string): DescribedSocket['local'] {
  const [, address = '', port] = /^\[?([^\]]*)\]?:(\d+)$/.exec(text) ?? [];
  return { address: address === '*' ? (type === 'IPv6' ? '::' : '0.0.0.0') : address, port: Number(port) };
}
