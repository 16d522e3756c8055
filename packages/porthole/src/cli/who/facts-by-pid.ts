import type { ProcessAnswer } from '../../contract/index.ts';

/** What is told of each process beside its sockets, by pid. Valid within one snapshot. */
export type FactsByPid = ReadonlyMap<number, ProcessAnswer>;
