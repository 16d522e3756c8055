import type { Command } from './command.ts';
import type { FlagName } from './flags.ts';

const NARROWING: readonly FlagName[] = ['mine', 'tcp', 'udp', 'ipv4', 'ipv6'];
const TABLE: readonly FlagName[] = ['columns', 'sort'];

const FILTERS = [
  'A filter is KEY:VALUE, and all that are given must hold:',
  '  port lport rport    80   80,443   3000-3010',
  '  local remote        127.0.0.1   10.0.0.0/8   [::1]:80',
  '  process command     node   "next server"   /^(node|bun)$/i',
  '  pid user proto family state reach service namespace',
  'A bare number is a port, a bare word a process. ! or - in front turns a filter',
  "round: '!port:22' or -port:22.",
];

/** The command tree. The parser, the help and the suggestions read it; the commands themselves load when they run. */
export const COMMANDS: readonly Command[] = [
  {
    name: 'list',
    summary: 'the open ports and who holds them (plain `porthole`)',
    words: { usage: '[FILTER...]', count: 'any' },
    details: [
      'Lists the TCP listeners and bound UDP sockets of this network namespace, one row',
      'for each protocol, port and owner. JSON is never folded like that.',
      '',
      ...FILTERS,
    ],
    flags: ['all', ...NARROWING, 'info', ...TABLE],
    examples: [
      { words: 'list reach:network', meaning: 'what others can reach' },
      { words: 'list --mine --sort process', meaning: 'your own ports by process' },
      { words: 'list --all --json', meaning: 'everything, for a program' },
    ],
    load: () => import('./commands/list.run.ts'),
  },
  {
    name: 'connections',
    summary: 'who talks to whom: each connection, both ends named',
    words: { usage: '[FILTER...]', count: 'any' },
    details: [
      'Lists every socket with a remote end, also those that are closed and still kept',
      '(TIME_WAIT). Where the other end is on this machine, its process is named too.',
      '',
      ...FILTERS,
    ],
    flags: [...NARROWING, 'info', ...TABLE],
    examples: [
      { words: 'connections port:5432', meaning: 'both ends of everything on 5432' },
      { words: 'connections process:node state:established', meaning: 'what node talks to' },
    ],
    load: () => import('./commands/connections.run.ts'),
  },
  {
    name: 'who',
    summary: 'all about a port or a process (plain `porthole 3000`)',
    words: { usage: 'TARGET...', count: 'some' },
    details: [
      'TARGET is 3000, :3000, 3000-3010, 127.0.0.1:3000, [::1]:3000, localhost:3000,',
      'a URL, pid:48213, the name of a process, or a pasted "address already in use"',
      'line. tcp: or udp: in front asks for one protocol.',
    ],
    flags: [],
    examples: [
      { words: 'who 3000', meaning: 'who has port 3000, why, and who is connected' },
      { words: 'who udp:53', meaning: 'only UDP' },
      { words: 'who pid:48213', meaning: 'the ports of a process, or that it has none' },
      { words: "who 'Error: listen EADDRINUSE: address already in use :::3000'", meaning: 'paste the error as it is' },
    ],
    load: () => import('./commands/who.run.ts'),
  },
  {
    name: 'help',
    summary: 'this help, or that of a command',
    words: { usage: '[COMMAND]', count: 'any' },
    details: [],
    flags: [],
    examples: [{ words: 'help list', meaning: 'the flags and filters of list' }],
    load: () => import('./commands/help.run.ts'),
  },
  {
    name: 'version',
    summary: 'the version of porthole',
    words: { usage: '', count: 'none' },
    details: [],
    flags: [],
    examples: [],
    load: () => import('./commands/version.run.ts'),
  },
];

/** Commands that this version does not have: said so, rather than taken for a name or a spelling mistake. */
export const NOT_YET: readonly string[] = [
  'ps',
  'process',
  'port',
  'why',
  'kill',
  'free',
  'wait',
  'probe',
  'watch',
  'top',
  'history',
  'web',
  'learn',
  'fleet',
  'check',
  'save',
  'doctor',
  'report',
  'completion',
  'mcp',
];

export function findCommand(name: string): Command | undefined {
  return COMMANDS.find((command) => command.name === name);
}
