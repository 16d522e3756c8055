export { type FreePort, freePort } from './free-port.ts';
export type { FreePortOptions, KeptFor } from './free-port-options.ts';
export { type FreeAnswer, type IsFreeOptions, isFree } from './is-free.ts';
export type { Lease, LeaseKind, LeaseOwner } from './lease.ts';
export { leaseFolderPath } from './lease-folder-path.ts';
export type { DamagedLease } from './lease-registry.ts';
export type { Unleased } from './open-registry.ts';
export type { PortTrial } from './port-trial.ts';
export { type LeaseInUse, type LeaseList, type ReadLeasesOptions, readLeases } from './read-leases.ts';
