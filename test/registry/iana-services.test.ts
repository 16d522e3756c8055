import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compileRegistry } from '../../scripts/port-registry/compile.mjs';
import { readPackage } from '../../scripts/port-registry/package-index.mjs';

const file = path.resolve(import.meta.dirname, '../../packages/core/src/ports/registry/iana-services.tsv');
const text = readFileSync(file, 'utf8');
const rows = text
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'));

describe('the committed table of service names', () => {
  it('is what scripts/port-registry.mjs makes of the installed package', () => {
    const { index, version } = readPackage();
    expect(compileRegistry(index, version) === text, 'run: npm run registry').toBe(true);
  });

  it('is at most a quarter of a megabyte', () => {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(250_000);
  });

  it('has the names of over 6,000 ports, in their order', () => {
    const ports = rows.map(([port]) => Number(port));
    expect(new Set(ports).size).toBeGreaterThan(6000);
    expect(ports).toEqual([...ports].sort((a, b) => a - b));
  });

  it('has only names that RFC 6335 allows, each once for a port', () => {
    const names = rows.map(([port, , name = '']) => ({ port, name }));
    expect(names.filter(({ name }) => !/^(?=.*[A-Za-z])[A-Za-z0-9-]{1,15}$/.test(name))).toEqual([]);
    expect(new Set(names.map(({ port, name }) => `${port} ${name}`)).size).toBe(names.length);
  });

  it('has transports in every row, and nothing that a terminal would obey', () => {
    expect(rows.filter(([, bits = '']) => !/^[1-9a-f]$/.test(bits))).toEqual([]);
    expect(text.replaceAll(/[\n\t]/g, '')).not.toMatch(/\p{C}/u);
  });
});

describe('compileRegistry', () => {
  it('repairs a name that is none, and keeps it as another name', () => {
    expect(compileRegistry({ '66/tcp': ['sql*net', 'Oracle'] }, '1')).toContain('66\t1\tsql-net\tsql*net\tOracle\n');
  });

  it('has one row for the transports of a name, and none for a port without one', () => {
    const index = {
      '9/tcp': ['discard', 'Discard'],
      '9/udp': ['discard', 'Discard'],
      '9/dccp': ['discard', 'Discard for DCCP'],
      '10/tcp': ['', 'Unassigned'],
    } as const;
    const table = compileRegistry(index, '1');
    expect(table).toContain('\n9\tb\tdiscard\t\tDiscard\n');
    expect(table).not.toMatch(/^10\t/m);
  });

  it('has the ranges that the package leaves out', () => {
    expect(compileRegistry({}, '1').match(/^6\d\d\d\t3\tx11\t/gm)).toHaveLength(64);
  });
});
