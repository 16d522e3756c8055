import type { Beat } from '../../lesson/index.ts';
import { clean, type Teller } from '../who/teller.ts';
import { showClasses } from './show-classes.ts';
import { showHeader } from './show-header.ts';
import { showPath } from './show-path.ts';
import { showProcess } from './show-process.ts';
import { showSockets } from './show-sockets.ts';
import { indent, letterOf, tell } from './tell.ts';

/** What is to be seen of a beat, as lines. Of a question only the question: who answers is the player's business. */
export function showBeat(beat: Beat, teller: Teller): string[] {
  const { style } = teller;
  const { symbols } = style;
  switch (beat.kind) {
    case 'act':
      return ['', ...tell([{ role: 'title', text: `${beat.number} of ${beat.of}: ${beat.title}` }], teller), ''];
    case 'say':
      return tell([beat.text], teller);
    case 'ask':
      return [
        ...tell([{ role: 'answer', text: `? ${beat.question}` }], teller),
        ...beat.choices.flatMap((choice, index) => indent([`${letterOf(index)}) ${choice}`], teller)),
      ];
    case 'started':
      return [
        ...tell([`${symbols.dot} `, { role: 'good', text: 'started' }, `: ${beat.title} (${beat.command})`], teller),
        ...beat.said.flatMap((line) => indent([clean(teller, line)], teller)),
      ];
    case 'failed':
      return [
        ...tell([`${symbols.warn} `, { role: 'bad', text: 'failed' }, `: ${beat.title} (${beat.command})`], teller),
        ...beat.said.flatMap((line) => indent([clean(teller, line)], teller)),
      ];
    case 'stopped':
      return tell([`${symbols.ring} stopped: process ${beat.pid}`], teller);
    case 'sockets':
      return showSockets(beat, teller);
    case 'process':
      return showProcess(beat.process, teller);
    case 'path':
      return showPath(beat, teller);
    case 'code':
      return [
        ...beat.text
          .trimEnd()
          .split('\n')
          .map((line) => style.paint('muted', `  ${line}`)),
        '',
      ];
    case 'header':
      return showHeader(beat.sample, teller);
    case 'classes':
      return showClasses(beat, teller);
    case 'protocols':
      return beat.protocols.flatMap(({ ports, name, purpose }) =>
        indent([{ role: 'address', text: ports.join(', ') }, ` ${name}: ${purpose}`], teller),
      );
    case 'try':
      return [
        ...tell(['Do it yourself, in another terminal:'], teller),
        ...beat.commands.map((command) => `  ${style.paint('command', spellTry(command, teller))}`),
      ];
    case 'quiz':
      return tell([{ role: 'answer', text: `? Which process holds port ${beat.port}?` }, ' Its PID:'], teller);
    case 'trouble':
      return tell([`${symbols.warn} `, clean(teller, beat.text)], teller);
    case 'exactly':
      return [
        ...tell([{ role: 'title', text: 'Said more exactly' }], teller),
        ...beat.sentences.flatMap(({ says, holds, seen }) => [
          ...tell([`${holds ? symbols.check : symbols.warn} `, says], teller),
          ...indent(
            [{ role: 'muted', text: clean(teller, holds ? seen : `Not seen here this time. ${seen}`) }],
            teller,
          ),
        ]),
      ];
  }
}

/** Our own commands as they can be typed where the reader is; all others as they are. */
function spellTry(command: string, { spell }: Teller): string {
  const [first, ...words] = command.split(' ');
  return first === 'porthole' ? spell(words) : command;
}
