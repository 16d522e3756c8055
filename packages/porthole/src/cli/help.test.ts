import { describe, expect, it } from 'vitest';
import { COMMANDS } from './app.ts';
import { EVERYWHERE } from './flags.ts';
import { printCommandHelp, printHelp } from './help.ts';

const PAGES = [printHelp(), ...COMMANDS.map(printCommandHelp)];

describe('help', () => {
  it('fits a terminal of 80 columns, without blanks at the end of a line', () => {
    for (const line of PAGES.flatMap((page) => page.split('\n'))) {
      expect(line.length, line).toBeLessThanOrEqual(80);
      expect(line, line).toBe(line.trimEnd());
    }
  });

  it('names every command on the first page', () => {
    for (const { name, summary } of COMMANDS) {
      expect(printHelp()).toContain(`  ${name}`);
      expect(printHelp()).toContain(summary);
    }
  });

  it('names every flag of a command on its page', () => {
    for (const command of COMMANDS) {
      for (const flag of [...command.flags, ...EVERYWHERE]) expect(printCommandHelp(command)).toContain(`--${flag}`);
    }
  });

  it('is this for who', () => {
    const who = COMMANDS.find((command) => command.name === 'who');
    expect(printCommandHelp(who!)).toMatchInlineSnapshot(`
      "porthole who TARGET...
        all about a port or a process (plain \`porthole 3000\`)

      TARGET is 3000, :3000, 3000-3010, 127.0.0.1:3000, [::1]:3000, localhost:3000,
      a URL, pid:48213, the name of a process, or a pasted "address already in use"
      line. tcp: or udp: in front asks for one protocol.

      Flags:
        --from FILE   read a recording instead of this machine
        --json        one JSON document
        --ndjson      one JSON object a line
        --color WHEN  colours: auto, always or never
        --ascii       no characters beyond ASCII in what porthole itself writes
        --no-pager    never page a listing that is longer than the screen
        -q, --quiet   print nothing; the exit status is the answer
        -h, --help    this help
        --version     the version

      Examples:
        porthole who 3000             who has port 3000, why, and who is connected
        porthole who udp:53           only UDP
        porthole who pid:48213        the ports of a process, or that it has none
        porthole who 'Error: listen EADDRINUSE: address already in use :::3000'
                                      paste the error as it is
      "
    `);
  });
});
