import { PortholeError } from '../errors.ts';
import { closestWord } from '../query/closest-word.ts';
import type { AddressReport } from './probe-report.ts';
import { SERVICES, type Service } from './services.ts';

/** What somebody expects to answer. */
export interface Expectation {
  readonly service: Service;
  /** A certain program, in lower case, where the word names one rather than a protocol. */
  readonly product: string | undefined;
  /** Inside TLS, where the word says so: `https`, `imaps`. */
  readonly tls: boolean;
}

/**
 * The service that a word means: its id, its name, another word for it, or a product.
 * @throws PortholeError `invalid-argument` for a word that means none.
 */
export function readExpectation(word: string): Expectation {
  const wanted = word.trim().toLowerCase();
  for (const service of SERVICES) {
    if (service.id === wanted || service.name.toLowerCase() === wanted || service.aliases?.includes(wanted)) {
      return { service, product: undefined, tls: false };
    }
    if (service.tlsAliases?.includes(wanted)) return { service, product: undefined, tls: true };
  }
  for (const service of SERVICES) {
    if (service.products?.includes(wanted)) return { service, product: wanted, tls: false };
  }
  const words = SERVICES.flatMap(({ id, aliases = [], tlsAliases = [], products = [] }) => {
    return [id, ...aliases, ...tlsAliases, ...products];
  });
  const meant = closestWord(wanted, words);
  throw new PortholeError(
    'invalid-argument',
    `porthole cannot tell a service called ${JSON.stringify(word.slice(0, 40))}`,
    {
      hint: meant === undefined ? `It can tell ${SERVICES.map(({ id }) => id).join(', ')}.` : `Did you mean ${meant}?`,
    },
  );
}

/** Is what answers what was expected? A use of a service counts as that service: etcd is HTTP, and anything can be TLS. */
export function meetsExpectation(
  { service, product, tls }: Expectation,
  { answer, tls: facts }: Pick<AddressReport, 'answer' | 'tls'>,
): boolean {
  if (answer === undefined || (tls && facts === undefined)) return false;
  if (service.id === 'tls') return facts !== undefined;
  if (!isUseOf(answer.service, service.id)) return false;
  return product === undefined || answer.product?.toLowerCase().includes(product) === true;
}

/** The service of a match; `undefined` for one that no table has. */
export function serviceById(id: string): Service | undefined {
  return SERVICES.find((service) => service.id === id);
}

function isUseOf(id: string, wanted: string): boolean {
  for (let next: string | undefined = id; next !== undefined; next = serviceById(next)?.over) {
    if (next === wanted) return true;
  }
  return false;
}
