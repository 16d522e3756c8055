import type { Beat } from '../../lesson/index.ts';
import type { Teller } from '../who/teller.ts';
import { showBeat } from './show-beat.ts';
import { letterOf } from './tell.ts';

const STYLE = `:root{color-scheme:light dark}
body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
pre{overflow-x:auto;padding:.6rem;border:1px solid color-mix(in srgb,currentColor 25%,transparent);border-radius:.4rem;font-size:.85rem}
.mark{border:2px solid;border-radius:.4rem;padding:.6rem;font-weight:600}
.ask{border-left:.3rem solid;padding-left:.8rem}
@media print{.answers{break-before:page}}`;

/** The lesson as it was played, as one page that loads nothing: questions in their places, answers on a sheet of their own. */
export function lessonPage(beats: readonly Beat[], teller: Teller, playedAt: Date): string {
  const questions = beats.filter((beat) => beat.kind === 'ask' || beat.kind === 'quiz');
  const body = beats.map((beat) => section(beat, questions.indexOf(beat as never) + 1, teller)).join('\n');
  const answers = questions.map((beat) => `<li>${escapeHtml(answerTo(beat))}</li>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>porthole: the lesson, recorded</title><style>${STYLE}</style></head><body>
<h1>Processes, PIDs and ports</h1>
<p class="mark">RECORDED: this happened on another machine, on ${escapeHtml(playedAt.toISOString())}. Nothing of it runs here.</p>
${body}
<section class="answers"><h2>Answer sheet</h2><ol>
${answers}
</ol></section>
</body></html>
`;
}

function section(beat: Beat, question: number, teller: Teller): string {
  if (beat.kind === 'act') return `<h2>${beat.number}. ${escapeHtml(beat.title)}</h2>`;
  if (beat.kind === 'say') return `<p>${escapeHtml(beat.text)}</p>`;
  if (beat.kind === 'ask') {
    const choices = beat.choices.map((choice, index) => `<br>${letterOf(index)}) ${escapeHtml(choice)}`).join('');
    return `<p class="ask"><strong>Question ${question}. ${escapeHtml(beat.question)}</strong>${choices}</p>`;
  }
  if (beat.kind === 'quiz') {
    return `<p class="ask"><strong>Question ${question}. Which process holds port ${beat.port}?</strong> The next table tells.</p>`;
  }
  return `<pre>${escapeHtml(showBeat(beat, teller).join('\n'))}</pre>`;
}

function answerTo(beat: Extract<Beat, { kind: 'ask' | 'quiz' }>): string {
  if (beat.kind === 'quiz') return `Process ${beat.pid} holds port ${beat.port}.`;
  return `${letterOf(beat.right)}) ${beat.choices[beat.right]}. ${beat.because}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}
