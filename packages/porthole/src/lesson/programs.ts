/** A small program that an act can start: what runs, and what its lines tell of it. */
interface Program {
  /** The file in the folder of the program with two modes. */
  readonly file: string;
  /** Its words; `AT` stands for where it is to be. */
  readonly words: readonly string[];
  /** Each has to be said once; named groups become values. */
  readonly says: readonly RegExp[];
  /** How it is called in a sentence. */
  readonly title: string;
}

const PID = 'process (?<pid>\\d+)';

/** Everything that the lesson ever starts. */
export const PROGRAMS = {
  compute: {
    file: 'run.js',
    words: ['1', '180'],
    says: [new RegExp(`I am ${PID}`)],
    title: 'mode 1, which only computes',
  },
  connect: {
    file: 'run.js',
    words: ['2', 'AT'],
    says: [
      new RegExp(`I am ${PID}`),
      /lent me the port (?<lent>\d+), and the other end is port (?<far>\d+)/,
      /-> (?<address>\S+):\d+$/m,
      /it answers: (?<answer>.+)/,
    ],
    title: 'mode 2, which connects to a server',
  },
  serve: {
    file: 'run.js',
    words: ['server', 'AT'],
    says: [new RegExp(`I am ${PID}, and I listen on \\S+:(?<port>\\d+)`)],
    title: 'the server',
  },
  clock: {
    file: 'more.js',
    words: ['clock', 'AT'],
    says: [new RegExp(`I am ${PID}, and I listen on \\S+:(?<port>\\d+)`)],
    title: 'another server, a clock',
  },
  datagrams: {
    file: 'more.js',
    words: ['datagrams', 'AT'],
    says: [new RegExp(`I am ${PID}, and I have \\S+:(?<port>\\d+)`)],
    title: 'a program that waits for datagrams (UDP)',
  },
  share: {
    file: 'more.js',
    words: ['share', 'AT'],
    says: [/processes (?<pid>\d+) and (?<second>\d+), and both hold \S+:(?<port>\d+)/],
    title: 'two processes that share a listening socket',
  },
  tabs: {
    file: 'more.js',
    words: ['tabs', 'AT'],
    says: [new RegExp(`I am ${PID}, and I have the ports (?<one>\\d+), (?<two>\\d+), (?<three>\\d+)`)],
    title: 'one process with three connections',
  },
  named: {
    file: 'more.js',
    words: ['named', 'AT'],
    says: [new RegExp(`I am ${PID}, and I wait as (?<name>\\S+)`)],
    title: 'a server with a name and no port',
  },
  caller: {
    file: 'more.js',
    words: ['caller', 'AT'],
    says: [new RegExp(`I am ${PID}, and the answer is: (?<answer>.+)`)],
    title: 'a program that calls a name',
  },
} as const satisfies Readonly<Record<string, Program>>;

export type ProgramName = keyof typeof PROGRAMS;

/** The file and the words of a program at this place. */
export function commandOf(name: ProgramName, at: string): { readonly file: string; readonly words: readonly string[] } {
  const { file, words } = PROGRAMS[name];
  return { file, words: words.map((word) => (word === 'AT' ? at : word)) };
}
