import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

/** Is root here root of the machine (user_namespaces(7))? */
export const checkUserNamespace: Examiner = ({ source }) => {
  const map = readText(source, '/proc/self/uid_map');
  if (map === undefined || /^\s*0\s+0\s+4294967295\s*$/.test(map)) {
    const finding = 'This is the first user namespace: user ids are those of the machine.';
    return { id: 'user-namespace', status: 'ok', finding, remedy: undefined };
  }
  const finding =
    'This is a user namespace of its own: root here has no rights over processes outside, and users that it does not map show as nobody.';
  return {
    id: 'user-namespace',
    status: 'partial',
    finding,
    remedy: undefined,
    hint: 'Run it on the host itself to see more.',
  };
};
