import { givesBoundSockets, isBpfKernel } from '../owners-way.ts';
import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

/** Which kernel it is, and what an older one does not tell. */
export const checkKernel: Examiner = ({ source }) => {
  const release = readText(source, '/proc/sys/kernel/osrelease')?.trim() ?? 'of an unknown version';
  const missing = [
    ...(isBpfKernel(source) ? [] : ['finding owners by BPF (5.18)']),
    ...(givesBoundSockets(source) ? [] : ['TCP sockets that have a port and do nothing yet (6.8)']),
  ];
  if (missing.length === 0) {
    return {
      id: 'kernel',
      status: 'ok',
      finding: `Linux ${release} tells all that porthole asks for.`,
      remedy: undefined,
    };
  }
  const finding = `Linux ${release}. A newer one would have: ${missing.join('; ')}.`;
  return { id: 'kernel', status: 'partial', finding, remedy: 'newer-kernel' };
};
