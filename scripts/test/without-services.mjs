import { chmodSync, existsSync, rmSync, writeFileSync } from 'node:fs';

/** Asked by every package before it starts a service (Debian's invoke-rc.d(8)); 101: it may not. */
const POLICY = '/usr/sbin/policy-rc.d';

/**
 * Runs what installs packages, and keeps them from starting their services: tests start servers of their own.
 * @param {() => void} work
 */
export function withoutServices(work) {
  const isOurs = !existsSync(POLICY);
  if (isOurs) {
    writeFileSync(POLICY, '#!/bin/sh\nexit 101\n');
    chmodSync(POLICY, 0o755);
  }
  try {
    work();
  } finally {
    if (isOurs) rmSync(POLICY, { force: true });
  }
}
