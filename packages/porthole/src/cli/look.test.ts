import { describe, expect, it } from 'vitest';
import { decideLook } from './look.ts';

const TERMINAL = { isTerminal: true, columns: 100 };
const PIPE = { isTerminal: false, columns: undefined };
const UTF8 = { LANG: 'en_US.UTF-8' };

describe('decideLook', () => {
  it('shows a person everything, and a file the plain whole', () => {
    expect(decideLook({}, UTF8, TERMINAL)).toEqual({ color: true, ascii: false, width: 100 });
    expect(decideLook({}, { ...UTF8, COLUMNS: '40' }, PIPE)).toEqual({ color: false, ascii: false, width: undefined });
  });

  it.each([
    ['the flag beats all', { color: 'always' }, { NO_COLOR: '1' }, PIPE, true],
    ['the flag beats all', { color: 'never' }, { FORCE_COLOR: '1' }, TERMINAL, false],
    ['auto is as if it were not there', { color: 'auto' }, {}, TERMINAL, true],
    ['FORCE_COLOR', {}, { FORCE_COLOR: '' }, PIPE, true],
    ['FORCE_COLOR beats NO_COLOR', {}, { FORCE_COLOR: '1', NO_COLOR: '1' }, PIPE, true],
    ['FORCE_COLOR=0', {}, { FORCE_COLOR: '0' }, TERMINAL, false],
    ['NO_COLOR', {}, { NO_COLOR: '1' }, TERMINAL, false],
    ['an empty NO_COLOR', {}, { NO_COLOR: '' }, TERMINAL, true],
    ['NO_COLOR beats CLICOLOR_FORCE', {}, { NO_COLOR: '1', CLICOLOR_FORCE: '1' }, TERMINAL, false],
    ['CLICOLOR_FORCE', {}, { CLICOLOR_FORCE: '1' }, PIPE, true],
    ['CLICOLOR_FORCE=0', {}, { CLICOLOR_FORCE: '0' }, PIPE, false],
    ['a dumb terminal', {}, { TERM: 'dumb' }, TERMINAL, false],
  ])('colours: %s', (_what, flags, env, stream, color) => {
    expect(decideLook(flags, env, stream).color).toBe(color);
  });

  it.each([
    [{ LANG: 'C.UTF-8' }, false],
    [{ LANG: 'de_DE.utf8' }, false],
    [{ LC_ALL: 'C', LANG: 'en_US.UTF-8' }, true],
    [{ LC_ALL: '', LC_CTYPE: 'en_US.UTF-8', LANG: 'C' }, false],
    [{ LANG: 'ja_JP.UTF-8' }, true],
    [{ LANG: 'en_US.UTF-8', TERM: 'linux' }, true],
    [{}, true],
  ])('ASCII alone with %j: %s', (env, ascii) => {
    expect(decideLook({}, env, TERMINAL).ascii).toBe(ascii);
  });

  it('takes ASCII where it is asked for', () => {
    expect(decideLook({ ascii: true }, UTF8, TERMINAL).ascii).toBe(true);
  });

  it('falls back to COLUMNS and to 80 on a terminal that tells no width', () => {
    const blind = { isTerminal: true, columns: undefined };
    expect(decideLook({}, { COLUMNS: '132' }, blind).width).toBe(132);
    expect(decideLook({}, { COLUMNS: 'x' }, blind).width).toBe(80);
    expect(decideLook({}, {}, blind).width).toBe(80);
  });
});
