import { findProduct, type ProductRow } from '../find-product.ts';

const SERVERS: readonly ProductRow[] = [
  { product: 'Unbound', says: /^unbound (\d[\w.]{0,20})/i },
  { product: 'dnsmasq', says: /^dnsmasq-(\d[\w.]{0,20})/i },
  { product: 'PowerDNS Recursor', says: /^PowerDNS Recursor (\d[\w.]{0,20})/i },
  { product: 'PowerDNS', says: /^PowerDNS Authoritative Server (\d[\w.]{0,20})/i },
  { product: 'Knot DNS', says: /^Knot DNS (\d[\w.]{0,20})/i },
  { product: 'Knot Resolver', says: /^Knot Resolver(?: (\d[\w.]{0,20}))?/i },
  { product: 'NSD', says: /^NSD (\d[\w.]{0,20})/i },
  { product: 'CoreDNS', says: /^CoreDNS-(\d[\w.]{0,20})/i },
  { product: 'Microsoft DNS', says: /^Microsoft DNS (\d[\w.]{0,20})/i },
  { product: 'BIND', says: /^(?:BIND )?(9\.\d{1,2}\.\d{1,3}(?:-P\d{1,2}|-S\d{1,2})?)/i },
];

/** What a text of `version.bind` says; administrators may write there what they like. */
export function nameServer(text: string): ReturnType<typeof findProduct> {
  return findProduct(text, SERVERS);
}
