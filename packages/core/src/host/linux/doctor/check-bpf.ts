import { errnoCode } from '../../source.ts';
import { bpfOptions } from '../find-holders.ts';
import { isBpfKernel } from '../owners-way.ts';
import type { Examiner } from './examiner.ts';
import { readText } from './read-text.ts';

const MISSES = 'sockets of the kernel itself look like sockets whose owner is hidden';

/** Can iterators be run? They are the fastest way to owners, and the only one to know sockets of the kernel itself. */
export const checkBpf: Examiner = ({ source, own, policy }) => {
  if (!source.native) return partial('BPF needs koffi', 'install-koffi');
  if (!isBpfKernel(source)) return partial('the kernel is older than 5.18', 'newer-kernel');
  if (!policy.mayUseBpf()) return partial('BPF needs CAP_BPF and CAP_PERFMON', 'root');
  try {
    source.bpfPass('kernel-sockets-udp', bpfOptions(own));
    const finding = 'BPF iterators run: owners are found fast, and sockets of the kernel itself are known as such.';
    return { id: 'bpf', status: 'ok', finding, remedy: undefined };
  } catch (error) {
    const lockdown = /\[(\w+)\]/.exec(readText(source, '/sys/kernel/security/lockdown') ?? '')?.[1];
    const locked = lockdown === undefined || lockdown === 'none' ? '' : `; the kernel is locked down (${lockdown})`;
    return partial(`the kernel refuses it (${errnoCode(error) ?? String(error)}${locked})`, undefined);
  }
};

function partial(why: string, remedy: ReturnType<Examiner>['remedy']): ReturnType<Examiner> {
  return { id: 'bpf', status: 'partial', finding: `No BPF: ${why}. So ${MISSES}.`, remedy };
}
