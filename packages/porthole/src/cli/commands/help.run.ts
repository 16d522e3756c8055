import { COMMANDS, findCommand } from '../app.ts';
import type { Call } from '../command.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { printCommandHelp, printHelp } from '../help.ts';
import { quoteWord } from '../quote-word.ts';

export async function run({ words }: Call, context: Context): Promise<ExitStatus> {
  const [topic] = words;
  const command = topic === undefined ? undefined : findCommand(topic);
  if (topic !== undefined && command === undefined) {
    const { reportProblem } = await import('../report.ts');
    const candidates = COMMANDS.map(({ name }) => name);
    const message = `There is no command ${quoteWord(topic)}.`;
    return reportProblem({ message, word: topic, candidates, command: ['help'] }, context);
  }
  context.out.write(command === undefined ? printHelp() : printCommandHelp(command));
  return EXIT.ok;
}
