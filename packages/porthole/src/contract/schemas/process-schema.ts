import * as v from 'valibot';
import { countSchema, id64Schema, pidSchema, timestampSchema } from './scalars.ts';

const whatSchema = v.strictObject({
  label: v.string(),
  kind: v.picklist([
    'dev-server',
    'web-server',
    'database',
    'cache',
    'queue',
    'language-server',
    'proxy',
    'debugger',
    'remote-shell',
    'name-server',
    'container',
    'tool',
    'application',
  ]),
});

const projectSchema = v.strictObject({
  folder: v.string(),
  marker: v.string(),
  name: v.nullable(v.string()),
  branch: v.nullable(v.string()),
});

const whySchema = v.strictObject({
  source: v.strictObject({
    kind: v.picklist([
      'systemd-unit',
      'container',
      'kubernetes',
      'cron',
      'ssh',
      'terminal-multiplexer',
      'process-manager',
      'package-script',
      'shell',
      'init',
      'kernel',
      'unknown',
    ]),
    name: v.nullable(v.string()),
    evidence: v.string(),
  }),
  script: v.nullable(v.string()),
  chain: v.array(v.strictObject({ pid: pidSchema, name: v.nullable(v.string()), label: v.string() })),
});

/** A process of `porthole.who/1`. */
export const processSchema = v.strictObject({
  pid: pidSchema,
  startedAt: v.nullable(timestampSchema),
  /** 0 for the first process of a namespace. */
  parent: v.nullable(countSchema),
  name: v.nullable(v.string()),
  command: v.nullable(v.array(v.string())),
  executable: v.nullable(v.string()),
  executableDeleted: v.nullable(v.boolean()),
  folder: v.nullable(v.string()),
  user: v.nullable(v.string()),
  cgroup: v.nullable(v.string()),
  namespaces: v.nullable(v.record(v.string(), id64Schema)),
  what: v.nullable(whatSchema),
  project: v.nullable(projectSchema),
  why: v.nullable(whySchema),
  residentBytes: v.nullable(countSchema),
  cpuMs: v.nullable(v.pipe(v.number(), v.minValue(0))),
  terminal: v.nullable(v.string()),
});
