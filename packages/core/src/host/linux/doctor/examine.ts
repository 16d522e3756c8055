import type { Examination } from '../../../model/check.ts';
import type { JoinInputs } from '../join.ts';
import { checkBpf } from './check-bpf.ts';
import { checkCapabilities } from './check-capabilities.ts';
import { checkFfi } from './check-ffi.ts';
import { checkHidepid } from './check-hidepid.ts';
import { checkKernel } from './check-kernel.ts';
import { checkNetworkNamespaces } from './check-network-namespaces.ts';
import { checkOwners } from './check-owners.ts';
import { checkPidNamespace } from './check-pid-namespace.ts';
import { checkPtraceScope } from './check-ptrace-scope.ts';
import { checkSockets, checkUnixSockets } from './check-sockets.ts';
import { checkUserNamespace } from './check-user-namespace.ts';
import type { Examiner } from './examiner.ts';

/** What answers depend on, the most telling first. */
const EXAMINERS: readonly Examiner[] = [
  checkSockets,
  checkUnixSockets,
  checkOwners,
  checkBpf,
  checkFfi,
  checkKernel,
  checkCapabilities,
  checkHidepid,
  checkPtraceScope,
  checkPidNamespace,
  checkUserNamespace,
  checkNetworkNamespaces,
];

/** Finds out what can be seen of this machine with the present rights, and what would show more. */
export function examine(inputs: JoinInputs): Examination {
  const { source, boot } = inputs;
  return {
    takenAtMs: source.nowMs(),
    host: { name: source.hostName(), os: 'linux', bootId: boot.bootId },
    checks: EXAMINERS.map((check) => check(inputs)),
  };
}
