import { FILE_KINDS, type FileKind, type OpenFile, type OpenFiles } from '../../../model/open-files.ts';
import { describeTarget, parseDescriptorInfo } from './descriptor-codec.ts';
import { type PartReader, reasonOf } from './part-reader.ts';

/** Of how many files it is looked up how they were opened: it takes three system calls each. */
const MOST_LOOKED_UP = 256;

/** The open descriptors of a process. `undefined`: this user may not see them, which the reader keeps in mind. */
export function readFiles(reader: PartReader): OpenFiles | undefined {
  const names = reader.read('open files', () => reader.source.folder(`${reader.folder}/fd`));
  if (names === undefined) return undefined;
  const open: OpenFile[] = [];
  let lookedUp = 0;
  for (const fd of names.map(Number).sort((a, b) => a - b)) {
    let target: string;
    try {
      target = reader.source.link(`${reader.folder}/fd/${fd}`);
    } catch (error) {
      if (reasonOf(error) !== 'permission') continue; // closed meanwhile
      // A process with more rights shows how many descriptors it has, and not what they are.
      reader.miss('open files', 'permission');
      return undefined;
    }
    const described = describeTarget(target);
    const info = described.kind === 'file' && lookedUp++ < MOST_LOOKED_UP ? readInfo(reader, fd) : NOTHING;
    open.push({ fd, ...described, ...info });
  }
  return { count: open.length, kinds: countKinds(open), open };
}

const NOTHING = { access: undefined, position: undefined };

function readInfo({ source, folder }: PartReader, fd: number): Pick<OpenFile, 'access' | 'position'> {
  try {
    return parseDescriptorInfo(source.smallFile(`${folder}/fdinfo/${fd}`));
  } catch {
    return NOTHING; // closed meanwhile
  }
}

function countKinds(open: readonly OpenFile[]): Record<FileKind, number> {
  const counts = Object.fromEntries(FILE_KINDS.map((kind) => [kind, 0])) as Record<FileKind, number>;
  for (const { kind } of open) counts[kind]++;
  return counts;
}
