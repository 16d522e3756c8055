import type { Source } from '../host/source.ts';
import type { Project } from '../model/project.ts';

export function readProject(_source: Pick<Source, 'file' | 'link' | 'folder'>, _folder: string): Project | undefined {
  return undefined;
}
