import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

/** Does /proc show the processes of others (proc(5), mount option hidepid)? */
export const checkHidepid: Examiner = ({ source }) => {
  const options = /^\S+ \/proc proc (\S+)/m.exec(readText(source, '/proc/self/mounts') ?? '')?.[1]?.split(',') ?? [];
  const hidepid = options.find((option) => option.startsWith('hidepid='))?.slice('hidepid='.length);
  const seesFirst = readText(source, '/proc/1/stat') !== undefined;
  if (seesFirst) {
    const note = hidepid === undefined ? '' : ` (hidepid=${hidepid} does not bind this user)`;
    return {
      id: 'hidepid',
      status: 'ok',
      finding: `/proc shows every process of this pid namespace${note}.`,
      remedy: undefined,
    };
  }
  const why = hidepid === undefined ? 'hides processes of others' : `is mounted with hidepid=${hidepid}`;
  const finding = `/proc ${why}: whoever they are, their sockets have no owner here.`;
  return { id: 'hidepid', status: 'partial', finding, remedy: 'root' };
};
