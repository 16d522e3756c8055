/**
 * `/proc/net/{tcp,tcp6,udp,udp6}` (proc_pid_net(5)): sockets where netlink cannot be reached. One line a socket, the
 * addresses as 32-bit words of this machine's byte order, everything but uid, timeout and inode in hexadecimal:
 *
 *     sl local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
 *      0: 0100007F:0BB8 00000000:0000 0A 00000000:00000000 00:00000000 00000000  1000        0 91234 1 ...
 */
export interface ProcNetRecord {
  /** Address words, one for IPv4 and four for IPv6, as sock_diag has them. */
  readonly local: Int32Array;
  readonly localPort: number;
  readonly remote: Int32Array;
  readonly remotePort: number;
  /** By net/tcp_states.h. */
  readonly state: number;
  readonly sendQueue: number;
  readonly receiveQueue: number;
  readonly uid: number;
  readonly inode: number;
}

const LINE =
  /^\s*\d+: ([\dA-F]+):([\dA-F]{4}) ([\dA-F]+):([\dA-F]{4}) ([\dA-F]{2}) ([\dA-F]{8}):([\dA-F]{8}) \S+ \S+\s+(\d+)\s+\d+\s+(\d+)/;

/** Lines that are not of this form (the heading, a cut-off last one) are passed over; `skipped` counts the latter. */
export function parseProcNet(text: string): { records: ProcNetRecord[]; skipped: number } {
  const records: ProcNetRecord[] = [];
  let skipped = 0;
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue;
    const match = LINE.exec(line);
    if (match === null) {
      skipped++;
      continue;
    }
    const [, local = '', localPort = '', remote = '', remotePort = '', state = '', send = '', receive = ''] = match;
    records.push({
      local: parseWords(local),
      localPort: Number.parseInt(localPort, 16),
      remote: parseWords(remote),
      remotePort: Number.parseInt(remotePort, 16),
      state: Number.parseInt(state, 16),
      sendQueue: Number.parseInt(send, 16),
      receiveQueue: Number.parseInt(receive, 16),
      uid: Number(match[8]),
      inode: Number(match[9]),
    });
  }
  return { records, skipped };
}

function parseWords(hex: string): Int32Array {
  const words = new Int32Array(hex.length / 8);
  for (let index = 0; index < words.length; index++) {
    words[index] = Number.parseInt(hex.slice(index * 8, index * 8 + 8), 16);
  }
  return words;
}
