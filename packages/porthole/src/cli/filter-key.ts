/** The filter language's keys. They stand here once more because routing must not load the language. */
const FILTER_KEYS: ReadonlySet<string> = new Set([
  'port',
  'lport',
  'rport',
  'local',
  'remote',
  'pid',
  'process',
  'command',
  'user',
  'proto',
  'family',
  'state',
  'reach',
  'service',
  'container',
  'namespace',
  'host',
  'label',
]);

/** Is it a key of the filter language, so that `port:80` is a filter while `localhost:80` is a target? */
export function isFilterKey(word: string): boolean {
  return FILTER_KEYS.has(word.toLowerCase());
}
