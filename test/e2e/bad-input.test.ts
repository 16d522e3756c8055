import { describe, expect, it } from 'vitest';
import { runProgram } from '../world/run-program.ts';
import { PORTHOLE } from './program.ts';

/** A mistake, a word of what is wrong, and a word of what to try. */
const MISTAKES: readonly (readonly [words: readonly string[], what: RegExp, tryThis: RegExp])[] = [
  [['who', '70000'], /70000/, /65535/],
  [['who', '-1'], /-1/, /--help|0-65535|help who/],
  [['who', '3000x'], /3000x/, /3000/],
  [['who', '9-3'], /9-3/, /3-9/],
  [['who', 'pid:x'], /pid:x|`x`/, /number|pid:/],
  [['who', ''], /empty|nothing|TARGET/i, /3000|help who/],
  [['who'], /who/, /help who|--help|3000/],
  [['process', 'abc'], /abc/, /who abc/],
  [['process', '0'], /"0"/, /process 48213/],
  [['process', '-5'], /-5/, /process 48213|--help|help process/],
  [['process', '99999999999'], /99999999999/, /2147483647/],
  [['process', '1', '2'], /One process/, /pid:1 pid:2/],
  [['process'], /PID/, /help process/],
  [['process', '1', '--sample', 'long'], /long/, /--sample 5s/],
  [['70000'], /70000/, /65535/],
  [['port'], /port/, /port --common/],
  [['port', ''], /empty/, /5432/],
  [['port', '10-5'], /10-5/, /5-10/],
  [['port', 'localhost:80'], /localhost:80/, /who localhost:80/],
  [['port', '--common', '80'], /--common/, /out/],
  [['list', '--sort', 'nope'], /nope/, /port/],
  [['list', '--sort', 'prot'], /prot/, /port/],
  [['list', '--columns', 'nope'], /nope/, /port/],
  [['ps', '--sort', 'nope'], /nope/, /memory/],
  [['ps', '--sort', 'memroy'], /memroy/, /Did you mean memory/],
  [['ps', '--tree', '--flat'], /--tree/, /one of them/],
  [['ps', '--sample', 'x'], /--sample/, /5s/],
  [['ps', 'prot:1'], /prot/, /port:1/],
  [['list', '--sort'], /--sort/, /KEY|value|help list/i],
  [['list', '--unix', 'port:80'], /port:/, /process/],
  [['list', '--unix', '--sort', 'pth'], /pth/, /path/],
  [['list', '--raw', '--columns', 'port'], /port/, /number/],
  [['connections', '--unix'], /--unix/, /list/],
  [['doctor', 'me'], /doctor/, /takes no/],
  [['list', 'port:'], /port:/, /port:3000|3000/],
  [['list', 'port:99999'], /99999/, /65535/],
  [['list', '/(/'], /regular expression|\/\(\//i, /\\\(|escape|quote|\)/i],
  [['list', 'proces:node'], /proces/, /process/],
  [['list', '"open'], /quot/i, /"/],
  [['lsit'], /lsit/, /list/],
  [['list', '--al'], /--al/, /--all/],
  [['list', '--nope'], /--nope/, /help|--/],
  [['list', '--color', 'sometimes'], /sometimes/, /auto/],
  [['--nope'], /--nope/, /help/],
];

describe('a mistake on the command line', () => {
  for (const [words, what, tryThis] of MISTAKES) {
    it(`porthole ${words.map((word) => word || "''").join(' ')}: one line of what, why and what to try; exit status 2`, async () => {
      const { status, stdout, stderr } = await runProgram([...PORTHOLE, ...words]);
      expect(stdout).toBe('');
      const [line = '', ...pointer] = stderr.trimEnd().split('\n');
      expect(line).toMatch(/^porthole: \S/);
      expect(line).toMatch(what);
      expect(line.replace(/^porthole: /, '')).toMatch(tryThis);
      // Only a text with a fault in it is shown again, with a mark below the place.
      expect(pointer.length === 0 || (pointer.length === 2 && /^ {2}\s*\^$/.test(pointer[1]!)), stderr).toBe(true);
      expect(stderr).not.toMatch(/^\s+at |node:internal|Error:/m);
      expect(status).toBe(2);
    });
  }

  it('is a document on stderr for those who asked for JSON', async () => {
    const { status, stdout, stderr } = await runProgram([...PORTHOLE, 'list', 'port:', '--json']);
    expect(stdout).toBe('');
    expect(JSON.parse(stderr)).toEqual({
      schema: 'porthole.error/1',
      code: 'ERR_PORTHOLE_INVALID_ARGUMENT',
      reason: 'invalid-argument',
      message: expect.stringMatching(/port:/),
      hint: expect.any(String),
    });
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(status).toBe(2);
  });

  it('points at the character of a filter that is wrong', async () => {
    const { stderr } = await runProgram([...PORTHOLE, 'list', 'state:listen', 'port:80000']);
    const [, text = '', mark = ''] = stderr.split('\n');
    expect(text.slice(mark.indexOf('^'))).toMatch(/^80000/);
  });

  it('is printed without what it could do to the terminal', async () => {
    const { status, stderr } = await runProgram([...PORTHOLE, 'list', 'port:\u001b[31m\u202e\n9']);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(status).toBe(2);
  });
});
