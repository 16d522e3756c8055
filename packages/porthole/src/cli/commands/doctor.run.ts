import { doctorDocument } from '../../contract/index.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { checkProgram } from '../doctor/check-program.ts';
import { commandOf } from '../doctor/command-of.ts';
import { tellChecks } from '../doctor/tell-checks.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { openStage } from '../list/stage.ts';
import { withHost } from '../session.ts';

/** What can be seen of this machine, by which way, and the commands that would show more. */
export async function run({ flags }: Call, context: Context): Promise<ExitStatus> {
  const examination = await withHost(context, (host) => host.examine());
  const checks = [...examination.checks, checkProgram(context.self)];
  if (flags.json || flags.ndjson) {
    context.out.write(`${doctorDocument({ ...examination, checks }, (check) => commandOf(check, context))}\n`);
  } else {
    const { style, look } = openStage(flags, context);
    const lines = tellChecks(checks, (check) => commandOf(check, context), { style, width: look.width });
    context.out.write(`${lines.join('\n')}\n`);
  }
  const blind = checks.some(({ id, status }) => id === 'sockets' && status === 'unavailable');
  return blind ? EXIT.system : EXIT.ok;
}
