import type { Protocol, WhyQuestion } from '@porthole/core';
import { endpointIn, looksPasted, parsePastedLine } from '../pasted-line.ts';
import type { UsageProblem } from '../usage-problem.ts';

/** What a line that some program printed complains about. */
export interface PastedFailure {
  readonly question: WhyQuestion;
  readonly port: number;
  readonly address: string | undefined;
  readonly protocol: Protocol | undefined;
}

/** How programs say that they could not connect: Node, Go, Python, curl, psql, Java, ssh ... */
const REACHING =
  /ECONNREFUSED|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|connection (was )?refused|(connection|operation) timed out|i\/o timeout|(couldn't|could not|failed to) connect|no route to host|network is unreachable/i;
/** Why else than being taken a port cannot be bound. */
const BINDING = /EACCES|EADDRNOTAVAIL|permission denied|address not available|cannot assign requested address/i;

/** Where the endpoint stands in the lines of programs that spell it in words. */
const IN_WORDS: readonly RegExp[] = [
  // psql: connection to server at "localhost" (127.0.0.1), port 5432 failed
  /\((?<address>[0-9a-f.:]+)\),? port (?<port>\d+)/i,
  // curl: Failed to connect to localhost port 3000; ssh: connect to host example.com port 22
  /\bto (?:host )?(?<address>[\w.:-]+) port (?<port>\d+)/i,
  // Go: dial tcp [::1]:5432, Java: localhost:5432
  /(?:^|\s)(?<address>[a-z][\w.-]*[a-z\d]):(?<port>\d+)/i,
];

/** Reads an error as it was pasted; `undefined` for what is none. */
export function parsePastedFailure(text: string): PastedFailure | UsageProblem | undefined {
  const question = questionOf(text);
  if (question === undefined) return undefined;
  const found = looksPasted(text) ? parsePastedLine(text) : (inWords(text) ?? endpointIn(text) ?? inNames(text));
  if (found === undefined) {
    const why = question === 'bind' ? 'something could not be bound' : 'something could not be reached';
    return {
      message: `This line says that ${why}, but not which port.`,
      hint: 'Write the port, as in 3000 or localhost:3000.',
    };
  }
  return { question, port: found.port, address: found.address, protocol: found.protocol };
}

function questionOf(text: string): WhyQuestion | undefined {
  if (looksPasted(text)) return 'bind';
  // A single word is a target, whatever it is called.
  if (!/\s/.test(text.trim())) return undefined;
  if (REACHING.test(text)) return 'reach';
  return BINDING.test(text) ? 'bind' : undefined;
}

type Found = Omit<PastedFailure, 'question'>;

function inWords(text: string): Found | undefined {
  return firstOf(IN_WORDS.slice(0, 2), text);
}

/** Last, since in other forms what stands before a colon is no host: `Error: connect ...`. */
function inNames(text: string): Found | undefined {
  return firstOf(IN_WORDS.slice(2), text);
}

function firstOf(forms: readonly RegExp[], text: string): Found | undefined {
  for (const form of forms) {
    const { address, port } = form.exec(text)?.groups ?? {};
    if (port !== undefined && Number(port) <= 65_535) return { port: Number(port), address, protocol: undefined };
  }
  return undefined;
}
