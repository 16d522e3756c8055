import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FreshProject, nativePackages, repository } from './fresh-project.ts';
import { readmeSnippets } from './readme-snippets.ts';

/** Opens a port, asks the library about it in its three ways, and prints the answers. */
const ASK = `
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  const host = await openHost();
  try {
    const { sockets, gaps } = await host.snapshot();
    const holders = (list) => list.filter(({ local }) => local.port === port)
      .flatMap(({ owner }) => owner.holders.map(({ pid }) => pid));
    const seen = [holders(sockets), holders(await whoListens(port)), holders(await portsOf(process.pid))];
    console.log(JSON.stringify({ me: process.pid, seen, reasons: gaps.map(({ reason }) => reason) }));
  } finally {
    await host.close();
    server.close();
  }`;

const PROGRAMS = {
  'ask.mjs': `
    import { once } from 'node:events';
    import { createServer } from 'node:net';
    import { openHost, whoListens, portsOf } from '@porthole/core';
    ${ASK}`,
  'ask.cjs': `
    const { once } = require('node:events');
    const { createServer } = require('node:net');
    const { openHost, whoListens, portsOf } = require('@porthole/core');
    (async () => {${ASK}})();`,
};

const TYPED = {
  'typed.mts': `
    import { openHost, whoListens, portsOf, PortholeError, type Snapshot } from '@porthole/core';
    const host = await openHost();
    const snapshot: Snapshot = await host.snapshot({ ports: { first: 80, last: 80 } });
    const port: number | undefined = snapshot.sockets[0]?.local.port;
    await host.close();
    export const answers = [await whoListens(80), await portsOf(1), port, PortholeError];
    // @ts-expect-error a port is a number
    export const wrong = whoListens('80');`,
  'typed.cts': `
    import { openHost, whoListens, type Host } from '@porthole/core';
    import core = require('@porthole/core');
    export const host: Promise<Host> = openHost();
    export const same: typeof whoListens = core.whoListens;
    // @ts-expect-error a port is a number
    export const wrong = core.portsOf('1');`,
};

const snippets = readmeSnippets(readFileSync(path.join(repository, 'README.md'), 'utf8'), 'library');

/** Without its types, and in the words of the oldest Node that the packages are for. */
function toJavaScript(text: string): string {
  return transformSync(text, { loader: 'ts', target: 'node20.19' }).code;
}

let whole: FreshProject;
let withoutNative: FreshProject;

beforeAll(() => {
  whole = FreshProject.install();
  for (const [name, text] of Object.entries({ ...PROGRAMS, ...TYPED })) whole.write(name, text);
  for (const { language, line, text } of snippets) {
    whole.write(`readme-${line}.mjs`, language === 'js' ? text : toJavaScript(text));
    if (language === 'ts') whole.write(`readme-${line}.mts`, text);
  }
  withoutNative = whole.withoutNative();
});

afterAll(() => {
  whole?.remove();
  withoutNative?.remove();
});

it('the packages ship what runs, and no tests', () => {
  const dist = path.join(repository, 'packages/porthole/dist');
  const built = readdirSync(dist).filter((name) => name.endsWith('.script.cjs'));
  expect(built).toContain('porthole.script.cjs');
  const shipped = whole.files('node_modules/@porthole/core');
  expect(shipped).toContain('dist/index.js');
  expect(shipped.filter((name) => /\.test\.|(^|\/)testing\/|tsbuildinfo/.test(name))).toEqual([]);
  expect(
    whole
      .files('node_modules/porthole')
      .filter((name) => /\.[jt]s$|\.cjs$/.test(name) && !name.startsWith('dist/two-modes/'))
      .sort(),
  ).toEqual(['bin/porthole.cjs', ...built.map((name) => `dist/${name}`).sort()]);
});

it('the program ships the small programs of the lesson, and runs them', () => {
  const shipped = whole.files('node_modules/porthole').filter((name) => name.startsWith('dist/two-modes/'));
  for (const name of ['main', 'run', 'server', 'more']) {
    expect(shipped).toEqual(expect.arrayContaining([`dist/two-modes/${name}.js`, `dist/two-modes/${name}.ts`]));
  }
  const refused = whole.run('npx', '--no', 'porthole', 'learn', 'run', 'connect', '127.0.0.1:1');
  expect(refused).toMatchObject({ status: 1 });
  expect(refused.stdout).toContain('ECONNREFUSED');
});

it('the packages ship the table of service names, and find it', () => {
  for (const [folder, table] of [
    ['node_modules/@porthole/core', 'dist/ports/registry/iana-services.tsv'],
    ['node_modules/porthole', 'dist/iana-services.tsv'],
  ] as const) {
    expect(whole.files(folder)).toEqual(expect.arrayContaining([table, 'NOTICE']));
  }
  whole.write(
    'names.mjs',
    "import { portRegistry } from '@porthole/core'; console.log(portRegistry().nameOf(5432, 'tcp'));",
  );
  expect(whole.run(process.execPath, 'names.mjs')).toMatchObject({ status: 0, stdout: 'postgresql\n', stderr: '' });
  const { status, stdout } = whole.run('npx', '--no-install', 'porthole', 'port', '443', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout).services[0].name).toBe('https');
});

describe('the packed types', () => {
  it.each(['node20', 'nodenext'])('check in ES modules and CommonJS (module %s)', (module) => {
    const typed = snippets.filter(({ language }) => language === 'ts').map(({ line }) => `readme-${line}.mts`);
    const { status, stdout } = whole.typeCheck(module, [...Object.keys(TYPED), ...typed]);
    expect(stdout).toBe('');
    expect(status).toBe(0);
  });
});

describe('the README', () => {
  it('shows how to use the library', () => {
    expect(snippets.length).toBeGreaterThan(0);
  });
});

describe.each([
  { title: 'installed', native: true },
  { title: 'installed without koffi', native: false },
])('$title', ({ native }) => {
  const project = (): FreshProject => (native ? whole : withoutNative);

  /** Without koffi the answer is the same, and a gap says why it is a poorer one. */
  function expectGap(reasons: readonly string[]): void {
    if (!native) expect(reasons).toContain('no-ffi');
    else if (nativePackages().length > 0) expect(reasons).not.toContain('no-ffi');
  }

  it.each(Object.keys(PROGRAMS))('%s finds itself behind its own port', (name) => {
    const { status, stdout, stderr } = project().run(process.execPath, name);
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const { me, seen, reasons } = JSON.parse(stdout);
    expect(seen).toEqual([[me], [me], [me]]);
    expectGap(reasons);
  });

  it.each(snippets.map(({ line }) => line))('the snippet at line %i of the README runs as it stands', (line) => {
    const { status, stderr } = project().run(process.execPath, `readme-${line}.mjs`);
    expect(stderr).toBe('');
    expect(status).toBe(0);
  });

  it('the program tells its version', () => {
    const { version } = JSON.parse(readFileSync(path.join(repository, 'packages/porthole/package.json'), 'utf8'));
    const { status, stdout, stderr } = project().run('npx', '--no-install', 'porthole', '--version');
    expect(stderr).toBe('');
    expect(stdout).toContain(version);
    expect(status).toBe(0);
  });

  it('the program lists what listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    try {
      const { status, stdout } = project().run('npx', '--no-install', 'porthole', 'list', '--json');
      expect(status).toBe(0);
      const document = JSON.parse(stdout);
      expect(document.schema).toBe('porthole.sockets/1');
      const mine = document.sockets.filter((socket: { local: { port: number } }) => socket.local.port === port);
      expect(mine).toHaveLength(1);
      expect(mine[0].owner.holders.map((holder: { pid: number }) => holder.pid)).toContain(process.pid);
      expectGap(document.gaps.map(({ reason }: { reason: string }) => reason));
    } finally {
      server.close();
    }
  });
});
