import { describe, expect, it } from 'vitest';
import { packageScriptOf } from './package-script.ts';

const NODE = '/usr/bin/node';

function script(line: string, executable?: string): string | undefined {
  return packageScriptOf({
    name: undefined,
    command: line.split(' ').map((word) => word.replaceAll('~', ' ')),
    executable,
  });
}

describe('packageScriptOf', () => {
  it.each([
    ['npm~run~dev', NODE, 'npm run dev'],
    ['npm~run~dev', undefined, 'npm run dev'],
    ['npm~run~dev   ', NODE, 'npm run dev'],
    ['npm~run~dev~--port~3000', NODE, 'npm run dev'],
    ['npm~start', NODE, 'npm start'],
    ['npm~exec~vite', NODE, 'npm exec vite'],
    ['node /usr/lib/node_modules/npm/bin/npm-cli.js run dev', NODE, 'npm run dev'],
    ['node /usr/share/nodejs/npm/bin/npm-cli.js --prefix web run dev', NODE, 'npm run dev'],
    ['node /usr/lib/node_modules/npm/bin/npx-cli.js vite', NODE, 'npx vite'],
    ['node /usr/local/bin/npm run dev', NODE, 'npm run dev'],
    ['node /opt/yarn-v1.22.22/bin/yarn.js dev', NODE, 'yarn dev'],
    ['node /srv/app/.yarn/releases/yarn-4.1.0.cjs run dev', NODE, 'yarn run dev'],
    ['node /root/.cache/node/corepack/v1/pnpm/9.1.0/bin/pnpm.cjs --filter web dev', NODE, 'pnpm dev'],
    ['node --run dev', NODE, 'node --run dev'],
    ['bun run dev', '/usr/bin/bun', 'bun run dev'],
    ['bun x vite', undefined, 'bun x vite'],
    ['deno task dev', '/usr/bin/deno', 'deno task dev'],
    ['cargo run --release', '/usr/bin/cargo', 'cargo run'],
    ['go run ./cmd/server', undefined, 'go run'],
    ['make -C web serve', '/usr/bin/make', 'make serve'],
    ['make -j 4 PORT=3000 serve', undefined, 'make serve'],
    ['just dev', undefined, 'just dev'],
    ['uv run uvicorn', undefined, 'uv run uvicorn'],
  ])('of %s is a script', (line, executable, expected) => {
    expect(script(line, executable)).toBe(expected);
  });

  it.each([
    ['npm~install', NODE],
    ['npm', NODE],
    ['npm~run', NODE],
    ['make', '/usr/bin/make'],
    ['bun server.ts', '/usr/bin/bun'],
    ['node server.js run dev', NODE],
    ['node /x/node_modules/evil/npm-cli.js run dev', NODE],
    ['npm~run~dev', '/tmp/evil'],
    ['cargo build', undefined],
    ['__proto__ run dev', undefined],
  ])('of %s is none', (line, executable) => {
    expect(script(line, executable)).toBeUndefined();
  });

  it('cuts what is too long to be a name', () => {
    const found = packageScriptOf({ name: 'npm', command: [`npm run ${'x'.repeat(10_000)}`], executable: NODE }) ?? '';
    expect(found).toMatch(/^npm run x+\.\.\.$/);
    expect(found.length).toBeLessThanOrEqual(60);
  });
});
