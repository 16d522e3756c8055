const endpoint = (end) => {
  if (end === null) return '-';
  const zone = end.zone === null ? '' : `%${end.zone}`;
  return end.address.includes(':') ? `[${end.address}${zone}]:${end.port}` : `${end.address}${zone}:${end.port}`;
};

/**
 * The document of `porthole list --all --json` as rows that compare with those of other listings.
 * @returns {{ socket: string, state: string, holders: string[], owner: object }[]} holders as `pid/descriptor`
 */
export function readSockets(text) {
  return JSON.parse(text).sockets.map(({ protocol, local, remote, state, owner }) => ({
    socket: `${protocol} ${endpoint(local)} ${endpoint(remote)}`,
    state,
    holders: (owner.holders ?? []).flatMap(({ pid, fds }) => fds.map((fd) => `${pid}/${fd}`)).sort(),
    owner,
  }));
}
