import type { Registers, RegistersMissing, ThreadAnatomy } from '../../../model/thread-anatomy.ts';
import { type Mapping, mappingAt } from './maps-codec.ts';
import type { RegistersReading, ThreadReading } from './read-threads.ts';
import type { RegisterFields } from './registers-codec.ts';
import { systemCallName } from './system-call-names.ts';
import { hex, stackLookup } from './thread-stacks.ts';

export interface ThreadFacts {
  readonly threads: readonly ThreadReading[];
  readonly registers: ReadonlyMap<number, RegistersReading>;
  /** Not there where the map of the memory could not be read. */
  readonly mappings: readonly Mapping[] | undefined;
  /** Kind of processor that the program is for (`e_machine` of elf(5)). */
  readonly machine: number | undefined;
  shareOf(thread: ThreadReading): number | undefined;
}

export function buildThreads({ threads, registers, mappings = [], machine, shareOf }: ThreadFacts): ThreadAnatomy[] {
  const resting = [...registers.values()].filter((each) => typeof each === 'object');
  const stackOf = stackLookup(
    mappings,
    resting.map(({ stackPointer }) => stackPointer),
  );
  return threads.map((thread): ThreadAnatomy => {
    const { id, stat, usedNs } = thread;
    const found = registers.get(id);
    const fields = typeof found === 'object' ? found : undefined;
    return {
      id,
      name: stat.name,
      state: stat.state,
      cpu: { usedMs: usedNs / 1e6, share: shareOf(thread), processor: stat.processor },
      registers: fields && registersOf(fields, mappings, machine),
      registersMissing: fields === undefined ? missing(thread, found) : undefined,
      stack: fields && stackOf(fields.stackPointer),
    };
  });
}

function missing({ stat }: ThreadReading, found: RegistersReading | undefined): RegistersMissing {
  if (typeof found === 'string') return found;
  return stat.kernelThread ? 'kernel' : 'ended';
}

function registersOf(fields: RegisterFields, mappings: readonly Mapping[], machine: number | undefined): Registers {
  const { instructionPointer, stackPointer, systemCall } = fields;
  return {
    instructionPointer: hex(instructionPointer),
    stackPointer: hex(stackPointer),
    codeFile: fileOf(mappingAt(mappings, Number(instructionPointer))),
    systemCall:
      systemCall === undefined
        ? undefined
        : { number: systemCall, name: machine === undefined ? undefined : systemCallName(machine, systemCall) },
  };
}

function fileOf(mapping: Mapping | undefined): string | undefined {
  return mapping?.name.replace(/ \(deleted\)$/, '') || undefined;
}
