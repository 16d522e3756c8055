import { errnoCode, type Source } from '../../source.ts';

/**
 * Does the process whose `/proc` folder this is have one of these sockets among its descriptors? Each thread is looked
 * at, since it may have a descriptor table of its own (CLONE_FILES of clone(2)). `undefined`: that may not be looked at.
 */
export function holdsSocket(
  source: Pick<Source, 'folder' | 'link'>,
  folder: string,
  inodes: readonly string[],
): boolean | undefined {
  const wanted = new Set(inodes.map((inode) => `socket:[${inode}]`));
  try {
    return source.folder(`${folder}/task`).some((tid) => hasOne(source, `${folder}/task/${tid}/fd`, wanted));
  } catch (error) {
    if (isRefusal(error)) return undefined;
    return false; // ended
  }
}

function hasOne(source: Pick<Source, 'folder' | 'link'>, folder: string, wanted: ReadonlySet<string>): boolean {
  return ifThere(() => source.folder(folder), []).some((fd) => {
    return wanted.has(ifThere(() => source.link(`${folder}/${fd}`), ''));
  });
}

/** A descriptor that is closed, or a thread that ends, while it is looked at has nothing. */
function ifThere<Value>(read: () => Value, otherwise: Value): Value {
  try {
    return read();
  } catch (error) {
    if (isRefusal(error)) throw error;
    return otherwise;
  }
}

function isRefusal(error: unknown): boolean {
  const code = errnoCode(error);
  return code === 'EACCES' || code === 'EPERM';
}
