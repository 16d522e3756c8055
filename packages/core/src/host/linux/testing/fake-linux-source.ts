import type { InterfaceAddress } from '../../../model/snapshot.ts';
import type { ToolOutput } from '../../source.ts';
import type { BpfPass, DescriptorWalk, LinuxSource } from '../linux-source.ts';

/** What is behind a path: text or bytes, or the error that reading it throws. */
export type Content = string | Uint8Array | Error;

export interface FakeParts {
  /** System calls can be made; true where left out. */
  readonly native?: boolean;
  readonly files?: Readonly<Record<string, Content>>;
  readonly owners?: Readonly<Record<string, number>>;
  readonly links?: Readonly<Record<string, string | Error>>;
  readonly folders?: Readonly<Record<string, readonly string[] | Error>>;
  /** By the command, its words parted by blanks. */
  readonly tools?: Readonly<Record<string, ToolOutput | Error>>;
  readonly interfaces?: readonly InterfaceAddress[];
  readonly interfaceNames?: Readonly<Record<number, string>>;
  readonly sockDiag?: (request: Uint8Array) => Uint8Array;
  /** Network namespaces can be entered; what is read there is for the test to say. */
  readonly within?: LinuxSource['within'];
  readonly walk?: (way: 'ffi' | 'fs') => DescriptorWalk;
  readonly bpf?: Readonly<Partial<Record<BpfPass, Uint8Array | Error>>>;
}

/** An error as the system's calls throw it. */
export function systemFailure(code: string): Error & { code: string } {
  return Object.assign(new Error(code), { code });
}

/** A `LinuxSource` over plain values. What is not given is not there (ENOENT), or not allowed (EPERM for BPF). */
export function fakeLinuxSource(parts: FakeParts): LinuxSource {
  const find = <Value>(from: Readonly<Record<string, Value | Error>> | undefined, path: string): Value => {
    const value = from !== undefined && Object.hasOwn(from, path) ? from[path] : undefined;
    if (value === undefined) throw systemFailure('ENOENT');
    if (value instanceof Error) throw value;
    return value;
  };
  const read = (path: string): Uint8Array => Buffer.from(find(parts.files, path) as string);
  return {
    native: parts.native ?? true,
    narrows: true,
    file: (path, limit) => read(path).subarray(0, limit),
    smallFile: read,
    fileOwner: (path) => find(parts.owners, path),
    link: (path) => find(parts.links, path),
    folder: (path) => find(parts.folders, path),
    interfaces: () => parts.interfaces ?? [],
    tool: (command) => find(parts.tools, command.join(' ')),
    hostName: () => 'testbed',
    nowMs: () => 1_700_000_000_000,
    sockDiag(request) {
      if (parts.sockDiag === undefined) throw systemFailure('EPERM');
      return parts.sockDiag(request);
    },
    within(door, read) {
      if (parts.within === undefined) throw systemFailure('EPERM');
      return parts.within(door, read);
    },
    walkDescriptors: (way) => parts.walk?.(way) ?? { records: new Int32Array(0), denied: 0, gone: 0, unsureThreads: 0 },
    bpfPass(pass) {
      const bytes = parts.bpf?.[pass] ?? systemFailure('EPERM');
      if (bytes instanceof Error) throw bytes;
      return bytes;
    },
    interfaceName: (index) => parts.interfaceNames?.[index],
    again() {
      return this;
    },
  };
}
