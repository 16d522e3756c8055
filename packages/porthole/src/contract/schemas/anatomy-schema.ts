import { FILE_KINDS, LIMIT_NAMES, THREAD_STATES } from '@porthole/core';
import * as v from 'valibot';
import { gapSchema } from './gap-schema.ts';
import { processSchema } from './process-schema.ts';
import { countSchema, pidSchema, timestampSchema } from './scalars.ts';
import { connectionSchema } from './socket-schema.ts';
import { unixSocketSchema } from './unix-schema.ts';

const text = v.nullable(v.string());
const count = v.nullable(countSchema);
const amount = v.pipe(v.number(), v.minValue(0));
const state = v.nullable(v.picklist(THREAD_STATES));
/** 64 bits, so no number. */
const address = v.pipe(v.string(), v.regex(/^0x[\da-f]{1,16}$/));
const limit = v.union([v.number(), v.literal('unlimited')]);

const relative = v.strictObject({
  pid: pidSchema,
  startedAt: v.nullable(timestampSchema),
  name: text,
  command: v.nullable(v.array(v.string())),
  user: text,
});

const registers = v.strictObject({
  instructionPointer: address,
  stackPointer: address,
  codeFile: text,
  systemCall: v.nullable(v.strictObject({ number: countSchema, name: text })),
});

const thread = v.strictObject({
  id: pidSchema,
  name: v.string(),
  state,
  cpu: v.strictObject({ usedMs: amount, share: v.nullable(amount), processor: count }),
  registers: v.nullable(registers),
  registersMissing: v.nullable(v.picklist(['running', 'permission', 'kernel', 'ended', 'unsupported'])),
  stack: v.nullable(
    v.strictObject({
      start: address,
      end: address,
      sizeBytes: countSchema,
      usedBytes: countSchema,
      kind: v.picklist(['main', 'thread']),
    }),
  ),
});

const file = v.strictObject({
  fd: countSchema,
  kind: v.picklist(FILE_KINDS),
  target: v.string(),
  deleted: v.boolean(),
  access: v.nullable(v.picklist(['read', 'write', 'read-write'])),
  position: count,
});

const code = v.strictObject({
  file: text,
  deleted: v.nullable(v.boolean()),
  programBytes: countSchema,
  libraryBytes: countSchema,
  generatedBytes: count,
  libraries: v.nullable(v.array(v.string())),
  interpreter: text,
  script: text,
});

const cpu = v.strictObject({
  ...{ usedMs: v.nullable(amount), userMs: v.nullable(amount), systemMs: v.nullable(amount) },
  ...{ share: v.nullable(amount), sampleMs: v.nullable(amount) },
  ...{ allowed: text, allowedCount: count, nice: v.nullable(v.pipe(v.number(), v.minValue(-20), v.maxValue(19))) },
});

const memory = v.strictObject({
  residentBytes: countSchema,
  ...{ privateBytes: count, sharedBytes: count, proportionalBytes: count },
  ...{ swappedBytes: count, peakResidentBytes: count, virtualBytes: count },
});

const limits = v.strictObject(
  Object.fromEntries(LIMIT_NAMES.map((name) => [name, v.nullable(v.strictObject({ soft: limit, hard: limit }))])),
);

/** `porthole.process/1`. What `porthole.who/1` tells of a process is in it, under the same names. */
export const anatomySchema = v.strictObject({
  schema: v.literal('porthole.process/1'),
  process: v.strictObject({
    ...processSchema.entries,
    code: v.nullable(code),
    data: v.nullable(v.strictObject({ totalBytes: countSchema, heapBytes: count })),
    files: v.nullable(
      v.strictObject({
        count: countSchema,
        kinds: v.strictObject(Object.fromEntries(FILE_KINDS.map((kind) => [kind, countSchema]))),
        open: v.array(file),
      }),
    ),
    cpu,
    threads: v.array(thread),
    memory: v.nullable(memory),
    limits: v.nullable(limits),
    children: v.nullable(v.array(relative)),
    parents: v.array(relative),
    state,
    kernelThread: v.boolean(),
    users: v.nullable(
      v.strictObject({ real: countSchema, effective: countSchema, saved: countSchema, fileSystem: countSchema }),
    ),
    session: count,
    group: count,
    namespacePids: v.nullable(v.array(countSchema)),
  }),
  sockets: v.array(connectionSchema),
  peers: v.array(connectionSchema),
  unixSockets: v.nullable(v.array(unixSocketSchema)),
  gaps: v.array(gapSchema),
});
