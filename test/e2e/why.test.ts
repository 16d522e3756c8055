import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it, type TestContext } from 'vitest';
import { verdictSchema } from '../../packages/porthole/src/contract/schemas/verdict-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { lacking } from '../world/needs.ts';
import { openWorld, type World } from '../world/world.ts';
import { PORTHOLE } from './program.ts';
import { BIND_SET_UPS } from './why-bind-set-ups.ts';
import { FIREWALL, LINK } from './why-network.ts';
import { REACH_SET_UPS } from './why-reach-set-ups.ts';
import type { WhySetUp } from './why-set-up.ts';

const portIn = (words: readonly string[]): number => Number(/(\d+)(?!.*\d{3})/.exec(words.join(' '))?.[1]);

/** The process of the set-up's first situation: each has a port of its own. */
function pidOf(world: World, { situations, ask }: WhySetUp): number | undefined {
  if (situations === undefined) return undefined;
  const port = portIn(ask.filter((word) => /\d{4}/.test(word)));
  const all = (each: World['said'][number]) => [...each.sockets, ...(each.elsewhere ?? [])];
  return world.said.find((each) => all(each).some(({ local }) => local.port === port))?.pid;
}

function escapeText(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function patternOf({ says }: WhySetUp, pid: number | undefined): RegExp {
  const source = typeof says === 'string' ? escapeText(says) : says.source;
  return new RegExp(source.replace(/(?<=PID )PID/g, String(pid)));
}

async function check(world: World, setUp: WhySetUp, context: TestContext): Promise<void> {
  const reason = lacking(setUp.needs ?? []);
  if (reason !== undefined) context.skip(reason);
  const run = [...(setUp.as ?? []), ...PORTHOLE, 'why', ...setUp.ask, '--json'];
  const { status, stdout, stderr } = await world.run(run);
  expect(stderr).toBe('');
  const document = v.parse(verdictSchema, JSON.parse(stdout));
  expect(document.code, stdout).toBe(setUp.code);
  expect(document.sentence).toMatch(patternOf(setUp, pidOf(world, setUp)));
  expect(document.evidence.length).toBeGreaterThan(0);
  expect(status).toBe(setUp.status);
}

describeWith(['python', 'namespaces', 'readable-by-nobody'], 'why a port cannot be bound', () => {
  let world: World;
  beforeAll(async () => {
    world = await openWorld({ situations: BIND_SET_UPS.flatMap(({ situations = [] }) => situations) });
  }, 60_000);
  afterAll(() => world?.end());

  it.for(BIND_SET_UPS)('$name: $code', (setUp, context) => check(world, setUp, context));
});

describeWith(
  ['python', 'namespaces', 'veth', 'nft', 'iptables', 'readable-by-nobody'],
  'why a port cannot be reached',
  () => {
    let world: World;
    beforeAll(async () => {
      const situations = REACH_SET_UPS.flatMap((each) => each.situations ?? []);
      world = await openWorld({ situations, furnish: [...LINK, ...FIREWALL] });
      const stopped = REACH_SET_UPS.find(({ code }) => code === 'stopped');
      await stop(stopped === undefined ? undefined : pidOf(world, stopped));
    }, 60_000);
    afterAll(() => world?.end());

    it.for(REACH_SET_UPS)('$name: $code', (setUp, context) => check(world, setUp, context));
  },
);

/** Stops a process, and waits until all of it is. */
async function stop(pid: number | undefined): Promise<void> {
  if (pid === undefined) throw new Error('nobody to stop');
  process.kill(pid, 'SIGSTOP');
  while (!/\) T /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))) await pause(10);
}
