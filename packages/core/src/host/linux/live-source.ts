import { closeSync, constants, fstatSync, openSync, readdirSync, readlinkSync, readSync, statSync } from 'node:fs';
import { hostname, networkInterfaces } from 'node:os';
import type { InterfaceAddress } from '../../model/snapshot.ts';
import { loadNative, nativeFailure } from '../ffi.ts';
import type { ToolOutput } from '../source.ts';
import { BpfPasses } from './bpf/run-pass.ts';
import { walkDescriptorsByFfi } from './descriptor-walk-ffi.ts';
import { walkDescriptorsByFs } from './descriptor-walk-fs.ts';
import { readInterfaceName } from './interface-name.ts';
import type { BpfOptions, BpfPass, DescriptorWalk, LinuxSource } from './linux-source.ts';
import { SockDiag } from './netlink.ts';
import type { NetworkDoor } from './network-door.ts';
import { runTool } from './run-tool.ts';
import { SmallFileReader } from './small-file-reader.ts';
import { type Calls, createCalls } from './syscalls.ts';
import { withinNetwork } from './within-network.ts';

const DEFAULT_LIMIT = 1 << 20;
const FIRST_ROOM = 4096;

const { O_RDONLY, O_NONBLOCK, O_NOCTTY } = constants;

/** The running machine. */
export class LiveLinuxSource implements LinuxSource {
  readonly narrows = true;
  #room = Buffer.allocUnsafeSlow(FIRST_ROOM);
  #calls: Calls | null | undefined;
  #passes: BpfPasses | undefined;
  #sockDiag: SockDiag | undefined;
  #smallFiles: SmallFileReader | undefined;

  get native(): boolean {
    return this.#findCalls() !== null;
  }

  get nativeFailure(): string | undefined {
    if (this.#findCalls() !== null) return undefined;
    return nativeFailure() ?? `no system call numbers for ${process.arch}`;
  }

  /** Reads until the end, since files of /proc have no size; one system call less than `readFileSync` takes. */
  file(path: string, limit = DEFAULT_LIMIT): Uint8Array {
    if (!isKernelFile(path)) checkFile(path);
    const fd = openSync(path, O_RDONLY | O_NONBLOCK | O_NOCTTY);
    try {
      // Any user can put a FIFO or a device where a file is looked for; reading it could wait for ever.
      if (!isKernelFile(path) && !fstatSync(fd).isFile()) throw failure('EINVAL', `${path} is no regular file`);
      let used = 0;
      for (;;) {
        if (used === this.#room.length) this.#grow();
        const count = readSync(fd, this.#room, used, Math.min(this.#room.length, limit) - used, null);
        used += count;
        if (count === 0 || used >= limit) return Buffer.from(this.#room.subarray(0, used));
      }
    } finally {
      closeSync(fd);
    }
  }

  smallFile(path: string): Uint8Array {
    const calls = this.#findCalls();
    if (calls === null) return this.file(path);
    this.#smallFiles ??= new SmallFileReader(calls);
    return this.#smallFiles.read(path);
  }

  fileOwner(path: string): number {
    return statSync(path).uid;
  }

  link(path: string): string {
    return readlinkSync(path);
  }

  folder(path: string): readonly string[] {
    return readdirSync(path);
  }

  interfaces(): readonly InterfaceAddress[] {
    const found: InterfaceAddress[] = [];
    for (const [name, addresses] of Object.entries(networkInterfaces())) {
      for (const { address, internal } of addresses ?? []) found.push({ name, address, loopback: internal });
    }
    return found;
  }

  tool(command: readonly string[]): ToolOutput {
    return runTool(command);
  }

  hostName(): string {
    return hostname();
  }

  nowMs(): number {
    return Date.now();
  }

  sockDiag(request: Uint8Array): Uint8Array {
    this.#sockDiag ??= new SockDiag(this.#needCalls());
    try {
      return this.#sockDiag.dump(request);
    } catch (error) {
      this.#closeSockDiag(); // it may still hold a part of this reply
      throw error;
    }
  }

  /** A netlink socket stays in the namespace that it was made in, so the one at hand is put aside meanwhile. */
  within<Result>(door: NetworkDoor, read: () => Result): Result {
    const calls = this.#needCalls();
    const aside = this.#sockDiag;
    return withinNetwork(calls, door, () => {
      this.#sockDiag = undefined;
      try {
        return read();
      } finally {
        this.#closeSockDiag();
        this.#sockDiag = aside;
      }
    });
  }

  walkDescriptors(way: 'ffi' | 'fs'): DescriptorWalk {
    return way === 'ffi' ? walkDescriptorsByFfi(this.#needCalls()) : walkDescriptorsByFs();
  }

  bpfPass(pass: BpfPass, options: BpfOptions): Uint8Array {
    this.#passes ??= new BpfPasses(this.#needCalls());
    return this.#passes.run(pass, options);
  }

  interfaceName(index: number): string | undefined {
    const calls = this.#findCalls();
    return calls === null ? undefined : readInterfaceName(calls, index);
  }

  again(): this {
    return this;
  }

  close(): void {
    this.#passes?.close();
    this.#passes = undefined;
    this.#closeSockDiag();
  }

  #closeSockDiag(): void {
    this.#sockDiag?.close();
    this.#sockDiag = undefined;
  }

  #grow(): void {
    const larger = Buffer.allocUnsafeSlow(this.#room.length * 4);
    this.#room.copy(larger);
    this.#room = larger;
  }

  #needCalls(): Calls {
    const calls = this.#findCalls();
    if (calls === null) throw Object.assign(new Error('no foreign function interface'), { code: 'ENOSYS' });
    return calls;
  }

  #findCalls(): Calls | null {
    if (this.#calls === undefined) {
      const native = loadNative();
      this.#calls = (native && createCalls(native, process.arch)) ?? null;
    }
    return this.#calls;
  }
}

/** Files that tell of projects are mostly not there, and the error that `open` makes of it costs ten times the call. */
function checkFile(path: string): void {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) throw failure('ENOENT', `there is no ${path}`);
}

function failure(code: string, message: string): Error & { code: string } {
  return Object.assign(new Error(message), { code });
}

function isKernelFile(path: string): boolean {
  return path.startsWith('/proc/') || path.startsWith('/sys/');
}
