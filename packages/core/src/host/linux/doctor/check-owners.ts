import { errnoCode } from '../../source.ts';
import type { Examiner } from './examiner.ts';

/** Of how many processes the descriptors can be seen: of the others' sockets the owner stays hidden. */
export const checkOwners: Examiner = ({ source, policy }) => {
  const way = source.native ? 'ffi' : 'fs';
  try {
    const { denied, unsureThreads } = source.walkDescriptors(way);
    const total = source.folder('/proc').filter((name) => /^\d+$/.test(name)).length;
    const best = policy.mayUseBpf() ? 'a BPF iterator where that pays, else ' : '';
    const how = `Owners are found by ${best}${way === 'ffi' ? 'system calls' : 'plain files'} in /proc/PID/fd.`;
    if (denied === 0 && unsureThreads === 0) {
      return {
        id: 'owners',
        status: 'ok',
        finding: `${how} All ${total} processes may be looked into.`,
        remedy: undefined,
      };
    }
    const refused =
      denied === 0 ? '' : ` ${denied} of ${total} processes may not be looked into: their sockets have no owner here.`;
    const unsure =
      unsureThreads === 0 ? '' : ` Of ${unsureThreads} the threads may have more descriptors than are seen.`;
    const remedy = denied > 0 ? 'root' : source.native ? 'root' : 'install-koffi';
    return { id: 'owners', status: 'partial', finding: how + refused + unsure, remedy };
  } catch (error) {
    const finding = `No owner can be found: /proc cannot be walked (${errnoCode(error) ?? String(error)}).`;
    return { id: 'owners', status: 'unavailable', finding, remedy: 'root', hint: 'Is /proc mounted?' };
  }
};
