import type { InterfaceAddress } from '../../model/snapshot.ts';
import type { ToolOutput } from '../source.ts';
import type { BpfOptions, BpfPass, DescriptorWalk, LinuxSource } from './linux-source.ts';
import type { NetworkDoor } from './network-door.ts';

/** The machine as it is seen from another network namespace: only what belongs to a namespace is read there. */
export class NetworkSource implements LinuxSource {
  readonly #source: LinuxSource;
  readonly #door: NetworkDoor;

  constructor(source: LinuxSource, door: NetworkDoor) {
    this.#source = source;
    this.#door = door;
  }

  get native(): boolean {
    return this.#source.native;
  }

  get narrows(): boolean {
    return this.#source.narrows;
  }

  again(): NetworkSource {
    return new NetworkSource(this.#source.again(), this.#door);
  }

  /** `/proc/net` is that of the process that asks, which `/proc/PID/net` gives of any other; the rest is read inside. */
  file(path: string, limit?: number): Uint8Array {
    if (path.startsWith('/proc/net/') && this.#door.pid !== undefined) {
      return this.#source.file(`/proc/${this.#door.pid}/net/${path.slice('/proc/net/'.length)}`, limit);
    }
    if (!path.startsWith('/proc/net/') && !path.startsWith('/proc/sys/net/')) return this.#source.file(path, limit);
    const inside = path.replace(/^\/proc\/net\//, '/proc/thread-self/net/');
    return this.within(this.#door, () => this.#source.file(inside, limit));
  }

  sockDiag(request: Uint8Array): Uint8Array {
    return this.within(this.#door, () => this.#source.sockDiag(request));
  }

  interfaces(): readonly InterfaceAddress[] {
    return this.within(this.#door, () => this.#source.interfaces());
  }

  interfaceName(index: number): string | undefined {
    return this.within(this.#door, () => this.#source.interfaceName(index));
  }

  within<Result>(door: NetworkDoor, read: () => Result): Result {
    return this.#source.within(door, read);
  }

  bpfPass(pass: BpfPass, options: BpfOptions): Uint8Array {
    return this.within(this.#door, () => this.#source.bpfPass(pass, options));
  }

  walkDescriptors(way: 'ffi' | 'fs'): DescriptorWalk {
    return this.#source.walkDescriptors(way);
  }

  smallFile(path: string): Uint8Array {
    return this.#source.smallFile(path);
  }

  fileOwner(path: string): number {
    return this.#source.fileOwner(path);
  }

  link(path: string): string {
    return this.#source.link(path);
  }

  folder(path: string): readonly string[] {
    return this.#source.folder(path);
  }

  /** A program started in there would be in there as well. */
  tool(command: readonly string[]): ToolOutput {
    return this.within(this.#door, () => this.#source.tool(command));
  }

  hostName(): string {
    return this.#source.hostName();
  }

  nowMs(): number {
    return this.#source.nowMs();
  }
}
