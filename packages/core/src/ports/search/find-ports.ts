import type { RegisteredService } from '../../model/service.ts';
import { EVERYDAY_PROTOCOLS } from '../everyday/everyday-protocols.ts';
import type { PortRegistry } from '../registry/port-registry.ts';
import { usualServices } from '../usual/usual-services.ts';

/** A port that a name or some words lead to. */
export interface PortMatch {
  readonly port: number;
  /** The words are one of its names, whole. */
  readonly exact: boolean;
}

/** How well a text fits, the best first. */
const RANKS = { exact: 0, usualWord: 1, nameBegin: 2, usualText: 3, nameText: 4, description: 5 } as const;
type Rank = (typeof RANKS)[keyof typeof RANKS];

/**
 * The ports whose names or descriptions have all these words, the closest first: in IANA's registry, among what is found
 * in practice, and among the protocols of every day. Case does not matter.
 */
export function findPorts(text: string, registry: PortRegistry): PortMatch[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const phrase = words.join(' ');
  const best = new Map<number, Rank>();
  const note = (port: number, rank: Rank | undefined): void => {
    if (rank !== undefined && rank < (best.get(port) ?? Number.POSITIVE_INFINITY)) best.set(port, rank);
  };
  for (const { ports, name, longName, purpose } of EVERYDAY_PROTOCOLS) {
    const rank = rankUsual(name, `${name} ${longName} ${purpose}`, phrase, words);
    for (const port of ports) note(port, longName.toLowerCase() === phrase ? RANKS.exact : rank);
  }
  for (const [port, services] of usualServices()) {
    for (const { name } of services) note(port, rankUsual(name, name, phrase, words));
  }
  for (const { port, service } of registry.entries()) note(port, rankRegistered(service, phrase, words));
  return [...best]
    .sort(([a, rankA], [b, rankB]) => rankA - rankB || a - b)
    .map(([port, rank]) => ({ port, exact: rank === RANKS.exact }));
}

function rankUsual(name: string, text: string, phrase: string, words: readonly string[]): Rank | undefined {
  const own = name.toLowerCase();
  if (own === phrase) return RANKS.exact;
  if (own.split(/[^a-z0-9.]+/).some((_, index, parts) => parts.slice(index).join(' ').startsWith(phrase))) {
    return RANKS.usualWord;
  }
  return hasWords(text.toLowerCase(), words) ? RANKS.usualText : undefined;
}

function rankRegistered(service: RegisteredService, phrase: string, words: readonly string[]): Rank | undefined {
  const names = [service.name, ...service.aliases].map((name) => name.toLowerCase());
  if (names.includes(phrase)) return RANKS.exact;
  if (names.some((name) => name.startsWith(phrase))) return RANKS.nameBegin;
  if (names.some((name) => name.includes(phrase))) return RANKS.nameText;
  const text = `${names.join(' ')} ${service.description ?? ''}`.toLowerCase();
  return hasWords(text, words) ? RANKS.description : undefined;
}

function hasWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
