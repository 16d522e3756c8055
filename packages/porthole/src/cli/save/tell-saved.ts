import type { SavedRecording } from '../../contract/index.ts';
import { printBytes } from '../../view/bytes.ts';
import { sanitize } from '../../view/sanitize.ts';
import type { Context } from '../context.ts';
import { spellCommand } from '../self-command.ts';

/** What was saved, what is not in it, and how it is read. */
export function tellSaved(
  { file, bytes, withArguments, recording }: SavedRecording,
  { self }: Pick<Context, 'self'>,
): string {
  const { counts, host } = recording;
  const lines = [
    `Saved ${count(counts.processes, 'process', 'processes')} and ${count(counts.sockets, 'socket', 'sockets')} of ${host.name} to ${file} (${printBytes(bytes)}).`,
    withArguments
      ? 'It holds the arguments of processes, which may be secrets: look before you pass it on.'
      : 'Arguments of processes are left out; --with-arguments keeps them.',
    `Read it with: ${spellCommand(self, ['list', '--from', file])}`,
  ];
  return lines.map((line) => `${sanitize(line)}\n`).join('');
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
