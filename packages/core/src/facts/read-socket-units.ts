import { errnoCode, type Source } from '../host/source.ts';
import type { SocketUnit } from '../model/socket-unit.ts';
import { parseSocketUnit } from './parse-socket-unit.ts';
import { readText } from './read-text.ts';

/** Where systemd looks for units, the first that has one decides (systemd.unit(5)). */
const FOLDERS = [
  '/etc/systemd/system',
  '/run/systemd/system',
  '/usr/local/lib/systemd/system',
  '/usr/lib/systemd/system',
];

/** The socket units of this machine that open a port. Without systemd there are none. */
export function readSocketUnits(source: Pick<Source, 'file' | 'folder'>): readonly SocketUnit[] {
  const units = new Map<string, SocketUnit | undefined>();
  for (const folder of FOLDERS) {
    for (const name of namesIn(source, folder)) {
      if (!name.endsWith('.socket') || units.has(name)) continue;
      const text = readText(source, `${folder}/${name}`);
      units.set(name, text === undefined ? undefined : parseSocketUnit(name, text));
    }
  }
  return [...units.values()].filter((unit) => unit !== undefined && unit.listens.length > 0) as SocketUnit[];
}

function namesIn(source: Pick<Source, 'folder'>, folder: string): readonly string[] {
  try {
    return source.folder(folder);
  } catch (error) {
    if (errnoCode(error) === undefined) throw error;
    return []; // not there, or not for us
  }
}
