/** A flag: a switch, or with `value` (the name of its value in the help) one that takes a value. */
interface Flag {
  readonly summary: string;
  readonly short?: string;
  readonly value?: string;
  /** The only values it can have. */
  readonly choices?: readonly string[];
}

/** Every flag of the program. One name means one thing, whatever the command. */
export const FLAGS = {
  all: { summary: 'every socket in every state, one a line' },
  mine: { summary: 'only what belongs to you' },
  tcp: { summary: 'only TCP' },
  udp: { summary: 'only UDP' },
  ipv4: { short: '4', summary: 'only IPv4 sockets' },
  ipv6: { short: '6', summary: 'only IPv6 sockets' },
  info: { summary: 'also round-trip time and bytes of each TCP connection' },
  columns: { value: 'KEYS', summary: 'show these columns, as in port,process,pid' },
  sort: { value: 'KEY', summary: 'sort by port, pid, process, user ...; -KEY: backwards' },
  json: { summary: 'one JSON document' },
  ndjson: { summary: 'one JSON object a line' },
  color: { value: 'WHEN', choices: ['auto', 'always', 'never'], summary: 'colours: auto, always or never' },
  ascii: { summary: 'no characters beyond ASCII in what porthole itself writes' },
  'no-pager': { summary: 'never page the output (nothing is paged yet)' },
  quiet: { short: 'q', summary: 'print nothing; the exit status is the answer' },
  help: { short: 'h', summary: 'this help' },
  version: { summary: 'the version' },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;

/** The flags that were given. */
export type FlagValues = {
  readonly [Name in FlagName]?: (typeof FLAGS)[Name] extends { readonly value: string } ? string : true;
};

/** The flags that every command has. */
export const EVERYWHERE: readonly FlagName[] = [
  'json',
  'ndjson',
  'color',
  'ascii',
  'no-pager',
  'quiet',
  'help',
  'version',
];

export function flagOf(name: FlagName): Flag {
  return FLAGS[name];
}

/** `--json`, or `-q, --quiet`, or `--sort KEY`. */
export function printFlag(name: FlagName): string {
  const { short, value } = flagOf(name);
  return `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
}
