import { createRequire } from 'node:module';

/**
 * The door to system calls: the only importer of koffi. Loading it costs some milliseconds, so it happens at the first
 * call that needs it; where koffi is missing or does not run, the answer is `undefined` and callers take a poorer way.
 */
export interface Native {
  /** syscall(2). Arguments are integers or addresses; the result is -1 on failure, with `errno()` set. */
  syscall(number: number, a: number, b: number, c: number, d: number, e: number): number;
  errno(): number;
  /** The address of a buffer's first byte. The buffer must stay referenced while the kernel may use it. */
  address(buffer: ArrayBufferView): number;
}

interface Koffi {
  load(path: null): { func(declaration: string): (...values: number[]) => number };
  errno(): number;
  address(buffer: ArrayBufferView): bigint | number;
}

let loaded: Native | null | undefined;
let failure: string | undefined;

export function loadNative(): Native | undefined {
  if (loaded === undefined) loaded = open() ?? null;
  return loaded ?? undefined;
}

/** Why koffi could not be loaded, in one line. */
export function nativeFailure(): string | undefined {
  return failure;
}

function open(): Native | undefined {
  try {
    const koffi = requireKoffi();
    const call = koffi.load(null).func('long syscall(long n, long a, uintptr_t b, uintptr_t c, long d, long e)');
    return {
      // No wrapper: it is called a hundred thousand times, and gives a number for all that a system call can return.
      syscall: call,
      errno: () => koffi.errno(),
      address: (buffer) => Number(koffi.address(buffer)),
    };
  } catch (error) {
    [failure] = String(error instanceof Error ? error.message : error).split('\n');
    return undefined; // not installed, or no binary for this machine: the caller says so as a gap
  }
}

/** koffi's own entry searches for its binary for 10 ms and more; on glibc the binary package is required directly. */
function requireKoffi(): Koffi {
  const require = createRequire(import.meta.url);
  const build = `${process.arch === 'x64' || process.arch === 'arm64' ? process.arch : ''}`;
  try {
    return require(`@koromix/koffi-linux-${build}/linux_${build}/koffi.node`) as Koffi;
  } catch {
    return require('koffi') as Koffi;
  }
}
