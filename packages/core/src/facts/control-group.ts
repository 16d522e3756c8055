import type { Source } from '../host/source.ts';
import { readText } from './read-text.ts';

const ROOT = '/sys/fs/cgroup';

/** A control group that this process is in, and where its files are. */
export interface ControlGroup {
  /** Path within the hierarchy, `/` for the first that can be seen from here. */
  readonly path: string;
  readonly folder: string;
}

/**
 * The control groups that bind this process for a controller (`pids`, `memory`, `cpu`), the innermost first, by cgroups(7):
 * from `/proc/self/cgroup`, and mounted where systemd and the container engines mount them.
 */
export function controlGroups(source: Pick<Source, 'file'>, controller: string): ControlGroup[] {
  const lines = (readText(source, '/proc/self/cgroup') ?? '').split('\n');
  const groups: ControlGroup[] = [];
  for (const line of lines) {
    const [, controllers, path] = /^\d+:([^:]*):(\/.*)$/.exec(line) ?? [];
    if (controllers === undefined || path === undefined) continue;
    const isUnified = controllers === '';
    if (!isUnified && !controllers.split(',').includes(controller)) continue;
    const mount = isUnified ? ROOT : `${ROOT}/${controllers}`;
    for (const each of pathsUpwards(path))
      groups.push({ path: each, folder: each === '/' ? mount : `${mount}${each}` });
  }
  return groups;
}

/** `/a/b`, `/a`, `/`. A path that leads out of what can be seen (`/../x`) has no files here. */
function pathsUpwards(path: string): string[] {
  if (path.includes('/..')) return ['/'];
  const parts = path.split('/').filter((part) => part !== '');
  return [...parts.map((_, index) => `/${parts.slice(0, parts.length - index).join('/')}`), '/'];
}

/** A file of one number; `undefined` where there is none, or no bound (`max`). */
export function groupNumber(source: Pick<Source, 'file'>, path: string): number | undefined {
  const text = readText(source, path)?.trim();
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
