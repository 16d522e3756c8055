import { expect, it } from 'vitest';
import { readmeSnippets } from './readme-snippets.ts';

const SAMPLE = `
# porthole
\`\`\`js
not(this);
\`\`\`
## The Library
\`\`\`ts
# not a heading
first();
\`\`\`
\`\`\`sh
not this
\`\`\`
### Below it
\`\`\`js
second();
\`\`\`
## Else
\`\`\`js
not(this);
\`\`\`
`;

it('takes the fences under the heading and those below it, and no others', () => {
  expect(readmeSnippets(SAMPLE, 'library')).toEqual([
    { language: 'ts', line: 7, text: '# not a heading\nfirst();\n' },
    { language: 'js', line: 15, text: 'second();\n' },
  ]);
});
