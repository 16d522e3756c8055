/** About what a freshly installed Debian server has open. */
export const IDLE = { processes: 30, descriptors: 600, sockets: 60, shared: 1, port: 3000 };

/** The load that the targets are stated for. The extras come on top of its 20,000 sockets. */
export const BUSY = {
  processes: 1000,
  descriptors: 50_000,
  sockets: 20_000,
  shared: 50,
  port: 3000,
  notAccepted: 200,
  orphans: 100,
  timeWait: 200,
  bound: 50,
};

/** The user that owns everything, and runs everything, in a world without root. */
export const ORDINARY_USER = 65_534;

/** The busy load scaled to so many sockets, without extras. */
export function loadOf(sockets) {
  return { processes: Math.max(5, sockets / 20), descriptors: Math.ceil(sockets * 2.5), sockets, shared: 0, port: 0 };
}

const FLAGS = { shared: '-s', port: '-p', notAccepted: '-n', orphans: '-o', timeWait: '-t', bound: '-b' };

/** A load as the words that the load generator takes. */
export function loadArguments(load) {
  const options = Object.entries(FLAGS).flatMap(([key, flag]) => (load[key] ? [flag, `${load[key]}`] : []));
  return [...options, `${load.processes}`, `${load.descriptors}`, `${load.sockets}`];
}
