export interface Snippet {
  readonly language: 'js' | 'ts';
  /** The line of the fence, counted from 1. */
  readonly line: number;
  readonly text: string;
}

/** Every js and ts fence under a heading that contains `word`, and under the headings below that one. */
export function readmeSnippets(markdown: string, word: string): Snippet[] {
  const snippets: Snippet[] = [];
  let fence: { language: string; line: number; lines: string[] } | undefined;
  let wantedLevel: number | undefined;
  for (const [index, line] of markdown.split('\n').entries()) {
    if (fence !== undefined) {
      if (line.trimEnd() !== '```') {
        fence.lines.push(line);
        continue;
      }
      const { language } = fence;
      if (wantedLevel !== undefined && (language === 'js' || language === 'ts')) {
        snippets.push({ language, line: fence.line, text: `${fence.lines.join('\n')}\n` });
      }
      fence = undefined;
    } else if (line.startsWith('```')) {
      fence = { language: line.slice(3).trim(), line: index + 1, lines: [] };
    } else {
      const level = /^#+(?= )/.exec(line)?.[0].length;
      if (level === undefined || (wantedLevel !== undefined && level > wantedLevel)) continue;
      wantedLevel = line.toLowerCase().includes(word) ? level : undefined;
    }
  }
  return snippets;
}
