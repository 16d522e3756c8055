import type { InterfaceAddress } from '../../model/snapshot.ts';
import type { BpfOptions, BpfPass, DescriptorWalk, LinuxSource } from '../linux/linux-source.ts';
import type { NetworkDoor } from '../linux/network-door.ts';
import type { ToolOutput } from '../source.ts';
import { diagKey } from './diag-key.ts';
import type { LinuxReadings } from './linux-readings.ts';
import { passKey } from './pass-key.ts';
import { toolKey } from './tool-value.ts';

/** A recorded Linux. Paths are only looked up among the readings: nothing here touches the machine that replays it. */
export class ReplayLinuxSource implements LinuxSource {
  readonly narrows = false;
  readonly #readings: LinuxReadings;
  readonly #look: 1 | 2;
  /** Inode of the network namespace that is read in now. */
  #network: string | undefined;

  constructor(readings: LinuxReadings, look: 1 | 2 = 1) {
    this.#readings = readings;
    this.#look = look;
  }

  get native(): boolean {
    return this.#get('native', '');
  }

  get nativeFailure(): string | undefined {
    try {
      return this.#get<string | null>('nativeFailure', '') ?? undefined;
    } catch {
      return undefined; // nobody asked when it was recorded
    }
  }

  /** Enters only what was entered when it was recorded. */
  within<Result>(door: NetworkDoor, read: () => Result): Result {
    this.#get('within', door.inode);
    this.#network = door.inode;
    try {
      return read();
    } finally {
      this.#network = undefined;
    }
  }

  file(path: string, limit?: number): Uint8Array {
    return this.#get<Uint8Array>('file', path).subarray(0, limit);
  }

  smallFile(path: string): Uint8Array {
    return this.#get('file', path);
  }

  fileOwner(path: string): number {
    return this.#get('fileOwner', path);
  }

  link(path: string): string {
    return this.#get('link', path);
  }

  folder(path: string): readonly string[] {
    return this.#get('folder', path);
  }

  interfaces(): readonly InterfaceAddress[] {
    return this.#get('interfaces', '');
  }

  tool(command: readonly string[]): ToolOutput {
    return this.#get('tool', toolKey(command));
  }

  hostName(): string {
    return this.#get('hostName', '');
  }

  nowMs(): number {
    return this.#get('nowMs', '');
  }

  sockDiag(request: Uint8Array): Uint8Array {
    return this.#get('sockDiag', diagKey(request));
  }

  walkDescriptors(way: 'ffi' | 'fs'): DescriptorWalk {
    return this.#get('walkDescriptors', way);
  }

  bpfPass(pass: BpfPass, options: BpfOptions): Uint8Array {
    return this.#get('bpfPass', passKey(pass, options));
  }

  interfaceName(index: number): string | undefined {
    try {
      return this.#get<string | null>('interfaceName', String(index)) ?? undefined;
    } catch {
      return undefined; // asked of the live system, it does not fail either
    }
  }

  again(): ReplayLinuxSource {
    return this.#look === 2 ? this : new ReplayLinuxSource(this.#readings, 2);
  }

  #get<Value>(read: string, of: string): Value {
    return this.#readings.get({ read, of, look: this.#look, network: this.#network });
  }
}
