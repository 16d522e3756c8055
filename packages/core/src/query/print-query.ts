import type { Query, Term } from './query.ts';
import { spellWord } from './spell-word.ts';

/** The filter as text; read again it is the same filter. */
export function printQuery(query: Query): string {
  return query.terms.map(printTerm).join(' ');
}

function printTerm(term: Term): string {
  const values = term.values.map((value) => printValue(term.key, value)).join(',');
  return `${term.negated ? '!' : ''}${term.key === 'bare' ? '' : `${term.key}:`}${values}`;
}

function printValue(key: Term['key'], value: Term['values'][number]): string {
  switch (value.kind) {
    case 'range':
      return value.first === value.last ? `${value.first}` : `${value.first}-${value.last}`;
    case 'word':
      return spellWord(key, value.text);
    case 'pattern':
      return `/${value.source}/${value.ignoreCase ? 'i' : ''}`;
    case 'name':
      return value.name;
    case 'network':
      return `${value.address}/${value.prefixLength}`;
    case 'address':
      return printAddress(value.address, value.zone, value.port);
  }
}

function printAddress(address: string, zone: string | undefined, port: number | undefined): string {
  const zoned = zone === undefined ? address : `${address}%${zone}`;
  if (port === undefined) return zoned;
  return address.includes(':') ? `[${zoned}]:${port}` : `${zoned}:${port}`;
}
