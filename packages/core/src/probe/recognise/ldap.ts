import type { Match, Recogniser } from '../recogniser.ts';
import { berLength, berValue } from './ber.ts';
import { ByteReader } from './byte-reader.ts';
import { makeMatch } from './make-match.ts';
import { ascii, wireText } from './wire-text.ts';

const SEQUENCE = 0x30;
const INTEGER = 0x02;
/** What a server sends in answer to a search, or when it hangs up (RFC 4511: 4.5.2, 4.4.1). */
const RESPONSES: Readonly<Record<number, string>> = {
  100: 'searchResEntry',
  101: 'searchResDone',
  115: 'searchResRef',
  120: 'extendedResp',
};
const ATTRIBUTES = ['objectClass', 'vendorName', 'vendorVersion', 'rootDomainNamingContext'];
/** No attribute of the root takes more. */
const MOST_VALUE_BYTES = 4096;

/** LDAP, by a search for the root entry (RFC 4512, 5.1): no bind, so no attempt to log in. */
export const LDAP: Recogniser = {
  id: 'ldap',
  services: ['ldap'],
  speaksFirst: false,
  level: 'safe',
  payload: searchRoot,
  goodbye: Uint8Array.of(SEQUENCE, 5, INTEGER, 1, 2, 0x42, 0),
  recognise(bytes) {
    const reader = new ByteReader(bytes);
    const tag = reader.u8();
    if (tag !== undefined && tag !== SEQUENCE) return undefined;
    const length = berLength(reader);
    if (length !== undefined && length < 7) return undefined;
    const end = reader.at + (length ?? 0);
    const idTag = reader.u8();
    if (idTag !== undefined && idTag !== INTEGER) return undefined;
    const idLength = reader.u8();
    if (idLength !== undefined && idLength !== 1) return undefined;
    const id = reader.u8();
    const kind = reader.u8();
    if (id !== undefined && id > 1) return undefined;
    if (kind !== undefined && RESPONSES[kind] === undefined) return undefined;
    if (length === undefined || kind === undefined || bytes.length < end) return 'more';
    const operation = berValue(new ByteReader(bytes.subarray(0, end), reader.at - 1));
    return operation && describe(kind, operation.content);
  },
};

function describe(kind: number, content: Uint8Array): Match {
  const told = kind === 100 ? readAttributes(content) : new Map<string, string>();
  const vendor = told.get('vendorname');
  const known = /OpenLDAProotDSE/.test(told.get('objectclass') ?? '')
    ? 'OpenLDAP'
    : told.has('rootdomainnamingcontext')
      ? 'Active Directory'
      : undefined;
  return makeMatch({
    service: 'ldap',
    product: vendor ?? known,
    version: /\d[\w.-]*/.exec(told.get('vendorversion') ?? '')?.[0],
    confidence: 'certain',
    evidence: `it answers a search for the root entry with ${RESPONSES[kind]}`,
  });
}

/** The first value of each attribute of a SearchResultEntry, by lower-case name. */
function readAttributes(content: Uint8Array): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  const entry = new ByteReader(content);
  berValue(entry);
  const attributes = new ByteReader(berValue(entry)?.content ?? new Uint8Array());
  for (let one = berValue(attributes); one !== undefined; one = berValue(attributes)) {
    const parts = new ByteReader(one.content);
    const name = berValue(parts)?.content;
    const set = berValue(parts)?.content;
    if (name === undefined || set === undefined) break;
    // All values together: OpenLDAP's class is the second of two.
    values.set(wireText(name).toLowerCase(), firstOrAll(set));
  }
  return values;
}

function firstOrAll(set: Uint8Array): string {
  const reader = new ByteReader(set.subarray(0, MOST_VALUE_BYTES));
  const values: string[] = [];
  for (let value = berValue(reader); value !== undefined; value = berValue(reader))
    values.push(wireText(value.content));
  return values.join(' ');
}

/** SearchRequest of message 1: base "", scope base, (objectClass=*), and the attributes that tell who it is. */
function searchRoot(): Uint8Array {
  const wrap = (tag: number, ...parts: Uint8Array[]) => {
    const content = Buffer.concat(parts);
    return Uint8Array.from([tag, content.length, ...content]);
  };
  const text = (words: string) => wrap(0x04, ascii(words));
  const search = wrap(
    0x63,
    text(''),
    Uint8Array.of(0x0a, 1, 0, 0x0a, 1, 0, INTEGER, 1, 0, INTEGER, 1, 3, 0x01, 1, 0),
    wrap(0x87, ascii('objectClass')),
    wrap(SEQUENCE, ...ATTRIBUTES.map(text)),
  );
  return wrap(SEQUENCE, Uint8Array.of(INTEGER, 1, 1), search);
}
