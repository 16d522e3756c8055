import type { Examiner } from './examiner.ts';

/** Can system calls be made at all? */
export const checkFfi: Examiner = ({ source }) => {
  if (source.native) {
    return { id: 'ffi', status: 'ok', finding: 'koffi is there, so the kernel is asked directly.', remedy: undefined };
  }
  const why = source.nativeFailure === undefined ? '' : ` (${source.nativeFailure})`;
  return {
    id: 'ffi',
    status: 'partial',
    finding: `koffi is not there or does not run${why}: everything comes from /proc, slower and with less in it.`,
    remedy: 'install-koffi',
  };
};
