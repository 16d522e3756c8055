import { findCommand } from './app.ts';
import type { Context } from './context.ts';
import { EXIT } from './exit-codes.ts';
import { SILENT } from './output.ts';
import { parseArguments } from './parse-arguments.ts';

/** Runs one command line to its exit status. Every error of the program ends here and nowhere else. */
export async function run(context: Context): Promise<number> {
  try {
    const parsed = parseArguments(context.args);
    if (parsed.kind === 'problem') {
      const { reportProblem } = await import('./report.ts');
      return reportProblem(parsed.problem, context);
    }
    const { command, call } = parsed;
    const { run: work } = await command.load();
    const { from, quiet } = call.flags;
    const own = from === undefined ? context : await replayed(from, context);
    const status = await work(call, quiet ? { ...own, out: SILENT, err: SILENT } : own);
    return context.out.closed ? EXIT.ok : status;
  } catch (error) {
    const { reportError } = await import('./report.ts');
    return reportError(error, context);
  }
}

async function replayed(from: string, context: Context): Promise<Context> {
  const { replayContext } = await import('./replay-context.ts');
  return replayContext(from, context, (name) => findCommand(name)?.flags.includes('from') === true);
}
