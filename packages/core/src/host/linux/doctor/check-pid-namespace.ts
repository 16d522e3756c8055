import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

/** Are we where every process can be seen, or in a container? */
export const checkPidNamespace: Examiner = ({ source, own }) => {
  if (own.initialPid) {
    const finding = 'This is the first pid namespace: every process of the machine has a pid here.';
    return { id: 'pid-namespace', status: 'ok', finding, remedy: undefined };
  }
  const container = containerOf(source);
  const place = container === undefined ? 'This is a pid namespace of its own' : `This is a container (${container})`;
  const finding = `${place}: processes outside of it have no pid here, and their sockets are said to be of another namespace.`;
  return {
    id: 'pid-namespace',
    status: 'partial',
    finding,
    remedy: undefined,
    hint: 'Run it on the host itself to see those.',
  };
};

/** The marks that engines leave: Docker, Podman, and what systemd and LXC tell the first process. */
function containerOf(source: Parameters<typeof readText>[0]): string | undefined {
  if (readText(source, '/.dockerenv') !== undefined) return 'Docker';
  if (readText(source, '/run/.containerenv') !== undefined) return 'Podman';
  return readText(source, '/run/systemd/container')?.trim() || undefined;
}
