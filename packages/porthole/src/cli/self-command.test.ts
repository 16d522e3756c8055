import { describe, expect, it } from 'vitest';
import { type Self, spellCommand } from './self-command.ts';

const SCRIPT = '/opt/porthole/packages/porthole/bin/porthole.cjs';
const ABSOLUTE = `/usr/bin/node ${SCRIPT}`;

function selfWith(env: Record<string, string>, links: Record<string, string>, folder = '/home/ana/shop'): Self {
  return { nodePath: '/usr/bin/node', scriptPath: SCRIPT, folder, env, realPath: (path) => links[path] };
}

describe('spellCommand', () => {
  it('is the name alone where the PATH leads to this very script', () => {
    const self = selfWith({ PATH: '/usr/bin:/usr/local/bin' }, { '/usr/local/bin/porthole': SCRIPT });
    expect(spellCommand(self, ['who', '3000'])).toBe('porthole who 3000');
  });

  it('is absolute where the PATH leads to another porthole first', () => {
    const self = selfWith(
      { PATH: '/usr/bin:/usr/local/bin' },
      { '/usr/bin/porthole': '/usr/lib/other/porthole', '/usr/local/bin/porthole': SCRIPT },
    );
    expect(spellCommand(self, ['list'])).toBe(`${ABSOLUTE} list`);
  });

  it('is absolute without a PATH, and where nothing leads here', () => {
    expect(spellCommand(selfWith({}, {}), [])).toBe(ABSOLUTE);
    expect(spellCommand(selfWith({ PATH: '/usr/bin' }, {}), ['list'])).toBe(`${ABSOLUTE} list`);
  });

  it('does not trust the folders that npm put into the PATH', () => {
    const links = { '/home/ana/shop/node_modules/.bin/porthole': SCRIPT };
    const env = { PATH: '/home/ana/shop/node_modules/.bin:/usr/bin', npm_command: 'run-script' };
    expect(spellCommand(selfWith(env, links), ['list'])).toBe(`${ABSOLUTE} list`);
    const own = { PATH: '/home/ana/shop/node_modules/.bin:/usr/bin' };
    expect(spellCommand(selfWith(own, links), ['list'])).toBe('porthole list');
  });

  it('is npx where npx started it and finds it again, also from a folder below', () => {
    const links = { '/home/ana/shop/node_modules/.bin/porthole': SCRIPT };
    const env = { PATH: '/home/ana/shop/node_modules/.bin:/usr/bin', npm_command: 'exec' };
    expect(spellCommand(selfWith(env, links), ['who', '3000'])).toBe('npx porthole who 3000');
    expect(spellCommand(selfWith(env, links, '/home/ana/shop/src/app'), ['list'])).toBe('npx porthole list');
  });

  it('is absolute where npx would have to download, or would find another one', () => {
    const env = { PATH: '/cache/_npx/1/node_modules/.bin:/usr/bin', npm_command: 'exec' };
    expect(spellCommand(selfWith(env, { '/cache/_npx/1/node_modules/.bin/porthole': SCRIPT }), ['list'])).toBe(
      `${ABSOLUTE} list`,
    );
    expect(
      spellCommand(selfWith(env, { '/home/ana/shop/node_modules/.bin/porthole': '/elsewhere/porthole.cjs' }), ['list']),
    ).toBe(`${ABSOLUTE} list`);
  });

  it('is absolute with more rights, always', () => {
    const self = selfWith({ PATH: '/usr/local/bin', npm_command: 'exec' }, { '/usr/local/bin/porthole': SCRIPT });
    expect(spellCommand(self, ['who', '5432'], { root: true })).toBe(`sudo ${ABSOLUTE} who 5432`);
  });

  it('quotes arguments and paths', () => {
    const self = { ...selfWith({}, {}), scriptPath: '/home/ana b/porthole.cjs' };
    expect(spellCommand(self, ['list', '!port:22'])).toBe("/usr/bin/node '/home/ana b/porthole.cjs' list '!port:22'");
  });

  it('resolves relative entries of the PATH from the working folder', () => {
    const self = selfWith({ PATH: 'bin:/usr/bin' }, { '/home/ana/shop/bin/porthole': SCRIPT });
    expect(spellCommand(self, [])).toBe('porthole');
  });
});
