import type { AddressPrefix } from '../../model/firewall.ts';
import type { PortRange } from '../../model/snapshot.ts';

/** Elements of named sets, by family, table and name. */
export type NftSets = Map<string, readonly unknown[]>;

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * The single values that a right-hand side stands for: `80`, `{ set: [80, { range: [90, 99] }] }`, `[...]`, `"@name"`.
 * `undefined` for a set that is not known.
 */
export function valuesOf(
  right: unknown,
  setOf: (name: string) => readonly unknown[] | undefined,
): readonly unknown[] | undefined {
  if (typeof right === 'string' && right.startsWith('@')) return setOf(right.slice(1))?.map(plain);
  if (Array.isArray(right)) return right.map(plain);
  if (isObject(right) && Array.isArray(right.set)) return right.set.map(plain);
  return [right];
}

/** An element with a comment or a counter is an object around its value. */
function plain(value: unknown): unknown {
  return isObject(value) && isObject(value.elem) ? value.elem.val : value;
}

export function toPorts(values: readonly unknown[]): readonly PortRange[] | undefined {
  return all(values, (value) => {
    const [first, last] = isObject(value) && Array.isArray(value.range) ? value.range : [value, value];
    return typeof first === 'number' && typeof last === 'number' ? { first, last } : undefined;
  });
}

export function toPrefixes(values: readonly unknown[]): readonly AddressPrefix[] | undefined {
  return all(values, (value) => {
    if (typeof value === 'string') return { address: value, length: value.includes(':') ? 128 : 32 };
    const prefix = isObject(value) ? value.prefix : undefined;
    return isObject(prefix) && typeof prefix.addr === 'string' && typeof prefix.len === 'number'
      ? { address: prefix.addr, length: prefix.len }
      : undefined;
  });
}

export function toWords(values: readonly unknown[]): readonly string[] | undefined {
  return all(values, (value) => (typeof value === 'string' ? value : undefined));
}

/** Each of them read; `undefined` if one cannot be. */
function all<Result>(values: readonly unknown[], read: (value: unknown) => Result | undefined): Result[] | undefined {
  const found = values.map(read).filter((each) => each !== undefined);
  return found.length === values.length ? found : undefined;
}
