const STATES = { ESTAB: 'established', UNCONN: 'bound', 'SYN-RECV': 'syn-received' };

/** `*` is how ss writes the wildcard of a dual-stack socket, and a port of `*` that there is no remote end. */
function endpoint(text) {
  if (text.endsWith(':*')) return '-';
  return text.startsWith('*:') ? `[::]${text.slice(1)}` : text;
}

function stateOf(protocol, text) {
  if (protocol === 'udp' && text === 'ESTAB') return 'connected';
  return STATES[text] ?? text.toLowerCase();
}

/**
 * The output of `ss -tunapH` as rows that compare with those of other listings.
 * @returns {{ socket: string, state: string, holders: string[] }[]} holders as `pid/descriptor`
 */
export function readSs(text) {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [protocol, state, , , local, remote] = line.split(/\s+/);
      const holders = [...line.matchAll(/pid=(\d+),fd=(\d+)/g)].map(([, pid, fd]) => `${pid}/${fd}`);
      return {
        socket: `${protocol} ${endpoint(local)} ${endpoint(remote)}`,
        state: stateOf(protocol, state),
        holders: holders.sort(),
      };
    });
}
