import { canonicalAddress } from './canonical-address.ts';

/** Which of a machine's addresses a target means. Every spelling of "all" means `any`, as a bare port does. */
export type TargetHost =
  | { readonly kind: 'any' }
  /** `localhost`: the loopback addresses of both families. No name is looked up. */
  | { readonly kind: 'loopback' }
  | { readonly kind: 'address'; readonly address: string; readonly zone: string | undefined }
  /** A name that may be this machine's own: only who knows the machine can tell. */
  | { readonly kind: 'name'; readonly name: string };

export const ANY: TargetHost = { kind: 'any' };

/** The host part of an endpoint; `undefined` where it can be none. */
export function parseHost(text: string): TargetHost | undefined {
  if (text === '' || text === '*' || text === '0.0.0.0' || text === '::') return ANY;
  if (text.toLowerCase() === 'localhost') return { kind: 'loopback' };
  const [, bare = text, zone] = /^([^%]*)%([^%]+)$/.exec(text) ?? [];
  const address = canonicalAddress(bare);
  if (address !== undefined) return address === '::' ? ANY : { kind: 'address', address, zone };
  return /^[A-Za-z0-9_]([A-Za-z0-9_.-]*)$/.test(text) && !/^[\d.]+$/.test(text)
    ? { kind: 'name', name: text }
    : undefined;
}
