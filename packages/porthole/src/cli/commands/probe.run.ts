import { type Expectation, type Host, PROBE_LEVELS, probe, readExpectation } from '@porthole/core';
import { probeDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT } from '../exit-codes.ts';
import { remedyOf } from '../gaps.ts';
import { decideLook } from '../look.ts';
import { decideProbe, type Probed } from '../probe/decide-probe.ts';
import { type ProbeWish, readProbeTarget } from '../probe/read-probe-target.ts';
import { tellProbe } from '../probe/tell-probe.ts';
import { problemError } from '../problem-error.ts';
import { readDuration } from '../read-duration.ts';
import { withHost } from '../session.ts';
import { makeTeller } from '../who/make-teller.ts';

/** Probes each target, one after the other, and tells each as soon as it is known. */
export async function run({ words, flags }: Call, context: Context): Promise<number> {
  const wishes = words.map((text) => readProbeTarget(text));
  for (const wish of wishes) if ('message' in wish) throw problemError(wish, context.self);
  const expected = flags.expect === undefined ? undefined : readExpectation(flags.expect);
  const timeoutMs = flags.timeout === undefined ? undefined : readDuration('--timeout', flags.timeout);
  if (typeof timeoutMs === 'object') throw problemError(timeoutMs, context.self);
  const level = PROBE_LEVELS.find((each) => each === flags.level);

  const teller = makeTeller(context, decideLook(flags, context.env, context.out));
  const told: Probed[] = [];
  await withHost(context, async (machine) => {
    for (const wish of wishes as ProbeWish[]) {
      const options = { level, timeoutMs, tls: wish.tls, force: flags.force === true, machine };
      const probed = await ask(wish, expected, options);
      told.push(probed);
      if (flags.ndjson) context.out.write(`${documentOf([probed], context)}\n`);
      else if (!flags.json)
        context.out.write(`${told.length > 1 ? '\n' : ''}${tellProbe(probed, teller).join('\n')}\n`);
    }
  });
  if (flags.json && !flags.ndjson) context.out.write(`${documentOf(told, context)}\n`);
  return Math.max(EXIT.ok, ...told.map(({ status }) => status));
}

interface Options {
  readonly level: (typeof PROBE_LEVELS)[number] | undefined;
  readonly timeoutMs: number | undefined;
  readonly tls: boolean;
  readonly force: boolean;
  readonly machine: Host;
}

async function ask(wish: ProbeWish, expected: Expectation | undefined, options: Options): Promise<Probed> {
  const report = await probe({ host: wish.host, port: wish.port, protocol: wish.protocol }, options);
  return decideProbe(wish.text, report, expected);
}

function documentOf(told: readonly Probed[], context: Context): string {
  return probeDocument(told, (gap) => remedyOf(gap, context));
}
