import type { CodePart, DataPart, MemoryPart } from '../../../model/process-anatomy.ts';
import type { Mapping } from './maps-codec.ts';
import type { Rollup } from './memory-codec.ts';
import type { LongStatus } from './status-codec.ts';

type Sizes = LongStatus['bytes'];

/** The map tells which file the code is of; without it there are the kernel's own sums. */
export function buildCode(
  mappings: readonly Mapping[] | undefined,
  sizes: Sizes,
  executable: string | undefined,
): CodePart {
  if (mappings === undefined || executable === undefined) {
    const { VmExe = 0, VmLib = 0 } = sizes;
    return { programBytes: VmExe, libraryBytes: VmLib, generatedBytes: undefined, libraries: undefined };
  }
  const sums = { program: 0, library: 0, generated: 0 };
  const libraries = new Set<string>();
  for (const { name, rights, inode, start, end } of mappings) {
    if (rights[2] !== 'x' || name === '[vsyscall]') continue;
    const path = name.replace(/ \(deleted\)$/, '');
    if (inode === '0') sums[isLent(name) ? 'library' : 'generated'] += end - start;
    else if (path === executable) sums.program += end - start;
    else {
      sums.library += end - start;
      libraries.add(path);
    }
  }
  return {
    programBytes: sums.program,
    libraryBytes: sums.library,
    generatedBytes: sums.generated,
    libraries: [...libraries],
  };
}

/** Code that the kernel maps into every process (vdso(7)). */
function isLent(name: string): boolean {
  return name.startsWith('[vdso') || name === '[uprobes]' || name === '[sigpage]';
}

export function buildData(mappings: readonly Mapping[] | undefined, sizes: Sizes): DataPart {
  const heap = mappings?.filter(({ name }) => name === '[heap]');
  return { totalBytes: sizes.VmData ?? 0, heapBytes: heap?.reduce((sum, { start, end }) => sum + end - start, 0) };
}

export function buildMemory(rollup: Rollup | undefined, sizes: Sizes): MemoryPart {
  return {
    residentBytes: rollup?.resident ?? sizes.VmRSS ?? 0,
    privateBytes: rollup?.private,
    sharedBytes: rollup?.shared,
    proportionalBytes: rollup?.proportional,
    swappedBytes: rollup?.swapped ?? sizes.VmSwap,
    peakResidentBytes: sizes.VmHWM,
    virtualBytes: sizes.VmSize,
  };
}
