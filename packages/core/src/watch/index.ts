export type { Watch, WatchDescription, WatchOptions } from './watch.ts';
