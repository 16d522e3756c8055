import { describe, expect, it } from 'vitest';
import { leaseKey, newLeaseName, parseLeaseName } from './lease-name.ts';

describe('the name of the file of a lease', () => {
  it('tells its port and for which name it is', () => {
    const made = newLeaseName({ port: 3000, project: '/a', name: 'web' });
    expect(parseLeaseName(made.file)).toEqual(made);
    expect(made.key).toBe(leaseKey('/a', 'web'));
    expect(newLeaseName({ port: 80, project: undefined, name: undefined }).file).toMatch(
      /^80\.any\.[0-9a-f]{24}\.lease$/,
    );
  });

  it('is never the same twice', () => {
    const lease = { port: 3000, project: '/a', name: 'web' };
    expect(newLeaseName(lease).file).not.toBe(newLeaseName(lease).file);
  });

  it('has another key for another name, another project, and where the two are cut differently', () => {
    const keys = [
      leaseKey('/a', 'b'),
      leaseKey('/a', 'c'),
      leaseKey('/b', 'b'),
      leaseKey('/ab', ''),
      leaseKey('/', 'ab'),
    ];
    expect(new Set(keys).size).toBe(keys.length);
    expect(leaseKey('/a', 'b')).toBe(leaseKey('/a', 'b'));
  });

  it.each(['', 'notes.txt', '3000.lease', '.1234.writing', '3000.any.xyz.lease', `3000.any.${'0'.repeat(24)}.lease~`])(
    'is not %j',
    (file) => {
      expect(parseLeaseName(file)).toBeUndefined();
    },
  );
});
