import type { Protocol } from '@porthole/core';

/** What an "address already in use" line of some program tells. */
export interface PastedLine {
  readonly port: number;
  readonly address: string | undefined;
  readonly protocol: Protocol | undefined;
}

/** How programs say that a port is taken: Node, Go, Python, nginx, Apache, Java, Rust, Ruby, Vite, Docker ... */
const TAKEN =
  /EADDRINUSE|AddrInUse|address (is )?already in use|port (\d+ )?(is |was )(already )?(in use|being used|taken|allocated)/i;

/** The shortest that the pattern finds is `AddrInUse`. */
const SHORTEST = 9;

/**
 * Where the endpoint stands in such a line, the surest form first. Numbers that are no ports stand in these lines too
 * (the errno 98, times, line numbers of a stack), so a bare number never counts.
 */
const ENDPOINTS: readonly RegExp[] = [
  // .NET: Failed to bind to address http://127.0.0.1:5000
  /:\/\/(?<address>\[[^\]\s]*\]|[^\s:/]+):(?<port>\d+)/,
  // asyncio: error while attempting to bind on address ('0.0.0.0', 8000)
  /\('(?<address>[^']*)', (?<port>\d+)/,
  // Ruby: bind(2) for "127.0.0.1" port 3000
  /"(?<address>[^"]*)" port (?<port>\d+)/,
  // Apache: [::]:80, nginx: [::]:80 failed
  /\[(?<address>[0-9a-f:.]*(?:%\w+)?)\]:(?<port>\d+)/i,
  // nginx: 0.0.0.0:80
  /(?<address>\d+\.\d+\.\d+\.\d+):(?<port>\d+)/,
  // Node: :::3000 and ::1:3000; `::` is in it, so that no time of day is taken for one
  /(?:^|\s)(?<address>(?=[0-9a-f:]*::)[0-9a-f:]+):(?<port>\d+)(?!:?\d)/i,
  // redis: *:6379, Go: listen tcp :8080
  /(?:^|[\s'"(])(?<address>\*?):(?<port>\d+)(?!:?\d)/,
  // PHP: localhost:8000
  /\b(?<address>localhost):(?<port>\d+)/i,
  // Vite: Port 5173 is already in use; Node's error object: port: 3000
  /\bport[ :=]+(?<port>\d+)/i,
];

/** Is it such a line (with or without a port in it), and not a target? */
export function looksPasted(text: string): boolean {
  return text.length >= SHORTEST && TAKEN.test(text);
}

/** The port that a pasted line complains about; `undefined` where it does not say. */
export function parsePastedLine(text: string): PastedLine | undefined {
  const lines = text.split(/\r?\n/);
  const complaint = lines.find((line) => TAKEN.test(line)) ?? text;
  return endpointIn(complaint) ?? endpointIn(text);
}

/** The endpoint that stands in such a line, or in another one that complains about a port. */
export function endpointIn(text: string): PastedLine | undefined {
  for (const form of ENDPOINTS) {
    const found = form.exec(text)?.groups;
    if (found?.port === undefined) continue;
    const port = Number(found.port);
    if (port > 65535) continue;
    const address = found.address?.replace(/^\[|\]$/g, '');
    return { port, address: address === '' ? undefined : address, protocol: protocolIn(text) };
  }
  return undefined;
}

/** Go names the protocol: `listen udp :53: bind: ...`. */
function protocolIn(text: string): Protocol | undefined {
  const named = /\blisten (tcp|udp)[46]?\b/.exec(text)?.[1];
  return named === undefined ? undefined : (named as Protocol);
}
