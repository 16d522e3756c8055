import type { VerdictRule } from '../verdict-rule.ts';
import { runSystem } from '../ways-out.ts';

/** Refused for want of a right, and it is not the one that low ports take. */
export const bindForbidden: VerdictRule = ({ binds, subject }) => {
  const refused = binds?.find(({ code }) => code === 'EACCES' || code === 'EPERM');
  if (refused === undefined) return undefined;
  return {
    code: 'bind-forbidden',
    about: 'bind',
    outcome: 'fails',
    sentence: `The system forbids to bind ${subject} (${refused.code}), although the port is open to you by its number: SELinux, AppArmor, a BPF program of the control group, or a sandbox does that.`,
    wayOut: [runSystem('What a security module refused stands in the kernel log:', ['dmesg'], true)],
  };
};
