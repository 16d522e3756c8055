import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Check } from '@porthole/core';
import type { Self } from '../self-command.ts';

/** Is the program built, with what makes it start fast? */
export function checkProgram({ scriptPath }: Pick<Self, 'scriptPath'>): Check {
  const node = process.versions.node;
  const dist = path.join(path.dirname(scriptPath), '../dist');
  const isThere = ['porthole', 'list', 'who'].every((name) => existsSync(path.join(dist, `${name}.script.cjs.cache`)));
  if (isThere) {
    const finding = `porthole runs on Node ${node}, with code caches for a fast start.`;
    return { id: 'program', status: 'ok', finding, remedy: undefined };
  }
  const finding = `porthole runs on Node ${node}, without code caches: each start takes longer.`;
  return {
    id: 'program',
    status: 'partial',
    finding,
    remedy: undefined,
    hint: 'In its repository, run: npm run build',
  };
}
