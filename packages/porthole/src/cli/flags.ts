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
  unix: { summary: 'UNIX sockets, with the process at the other end' },
  raw: { summary: 'raw sockets, which get packets without a port' },
  'all-namespaces': { summary: 'the sockets of every network namespace, grouped' },
  mine: { summary: 'only what belongs to you' },
  in: { value: 'DIR', summary: 'only processes that work in this folder or below it' },
  tcp: { summary: 'only TCP' },
  udp: { summary: 'only UDP' },
  ipv4: { short: '4', summary: 'only IPv4 sockets' },
  ipv6: { short: '6', summary: 'only IPv6 sockets' },
  info: { summary: 'also round-trip time and bytes of each TCP connection' },
  rate: { summary: 'bytes per second of TCP connections, measured for one second' },
  tree: { summary: 'parents above their children' },
  flat: { summary: 'no tree, and nothing folded' },
  sample: { value: 'SECONDS', summary: 'how long to measure the use of CPU; 0: not at all' },
  common: { summary: 'the protocols that one meets every day, and their ports' },
  'dry-run': { summary: 'only tell what would be done' },
  yes: { short: 'y', summary: 'do not ask' },
  force: { summary: 'also what is otherwise spared (kill: an end by SIGKILL)' },
  close: { value: 'REMOTE', summary: 'close this one connection, and leave its process alone' },
  timeout: { value: 'TIME', summary: 'how long to try, as in 5s, 500ms or 2m' },
  until: {
    value: 'WHAT',
    summary: 'what to wait for, as in listening, free, owned:FILTER, closed',
  },
  'since-now': { summary: 'only what happens from now on, not what is there' },
  interval: { value: 'TIME', summary: 'from one look to the next: 1s where left out' },
  exec: { value: 'COMMAND', summary: 'run this for each event' },
  near: { value: 'PORT', summary: 'the first free port from this one on' },
  count: { value: 'N', summary: 'how many' },
  for: { value: 'NAME', summary: 'the same port each time for this name in this project' },
  ephemeral: { summary: 'also ports that the system lends out or keeps back' },
  leases: { summary: 'the leases there are, and who really listens' },
  bind: { summary: 'only whether it can be bound' },
  reach: { summary: 'only whether it can be reached' },
  level: { value: 'LEVEL', choices: ['connect', 'banner', 'safe', 'deep'], summary: 'how much may be sent' },
  expect: { value: 'SERVICE', summary: 'what ought to answer; status 1 if something else does' },
  address: { value: 'ADDRESS', summary: 'where a server listens; 0.0.0.0 lets other machines in' },
  export: { value: 'FILE', summary: 'write it as one HTML page that needs nothing else' },
  from: { value: 'FILE', summary: 'read a recording instead of this machine' },
  'with-arguments': { summary: 'also the arguments of processes, which may hold secrets' },
  columns: { value: 'KEYS', summary: 'show these columns, as in port,process,pid' },
  sort: { value: 'KEY', summary: 'sort by port, pid, process, user ...; -KEY: backwards' },
  json: { summary: 'one JSON document' },
  ndjson: { summary: 'one JSON object a line' },
  csv: { summary: 'comma-separated values (RFC 4180)' },
  color: { value: 'WHEN', choices: ['auto', 'always', 'never'], summary: 'colours: auto, always or never' },
  ascii: { summary: 'no characters beyond ASCII in what porthole itself writes' },
  'no-pager': { summary: 'never page a listing that is longer than the screen' },
  quiet: { short: 'q', summary: 'print nothing; the exit status is the answer' },
  help: { short: 'h', summary: 'this help' },
  version: { summary: 'the version' },
} as const satisfies Readonly<Record<string, Flag>>;

export type FlagName = keyof typeof FLAGS;

/** The flags that were given. */
export type FlagValues = {
  readonly [Name in FlagName]?: (typeof FLAGS)[Name] extends { readonly value: string } ? string : true;
};

/** What narrows a listing beside its filters. */
export const NARROWING: readonly FlagName[] = ['mine', 'tcp', 'udp', 'ipv4', 'ipv6'];
/** What arranges a table. */
export const TABLE: readonly FlagName[] = ['columns', 'sort'];

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
