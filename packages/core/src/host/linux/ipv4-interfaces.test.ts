import { describe, expect, it } from 'vitest';
import { Ipv4Interfaces } from './ipv4-interfaces.ts';

const never = (): string => {
  throw new Error('asked');
};

describe('Ipv4Interfaces', () => {
  it('asks once for each pair of addresses', () => {
    const interfaces = new Ipv4Interfaces();
    expect(interfaces.of(1, 2, () => 'eth0')).toBe('eth0');
    expect(interfaces.of(1, 2, never)).toBe('eth0');
  });

  it('takes no pair for another, as turned around or with one address the same', () => {
    const interfaces = new Ipv4Interfaces();
    const pairs = [
      [1, 2],
      [2, 1],
      [1, 0],
      [0, 1],
      [1, -2],
    ] as const;
    for (const [local, remote] of pairs) interfaces.of(local, remote, () => `${local} ${remote}`);
    expect(pairs.map(([local, remote]) => interfaces.of(local, remote, never))).toEqual(
      pairs.map((pair) => pair.join(' ')),
    );
  });

  it('does not ask again where no interface is known', () => {
    const interfaces = new Ipv4Interfaces();
    expect(interfaces.of(1, 2, () => undefined)).toBeUndefined();
    expect(interfaces.of(1, 2, never)).toBeUndefined();
  });
});
