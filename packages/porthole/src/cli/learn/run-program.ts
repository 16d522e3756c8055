import { lookup } from 'node:dns/promises';
import { isWildcardAddress, PortholeError } from '@porthole/core';
import type { Child } from '../../lesson/index.ts';
import { sanitize } from '../../view/sanitize.ts';
import type { Context } from '../context.ts';
import { EXIT, type ExitStatus } from '../exit-codes.ts';
import { quoteWord } from '../quote-word.ts';
import { reportError } from '../report.ts';
import { spellCommand } from '../self-command.ts';
import { withHost } from '../session.ts';
import { findFreePorts, whoHas } from './free-ports.ts';
import { listAddresses } from './list-addresses.ts';
import type { RunRequest } from './run-request.ts';
import { createStartChild } from './start-child.ts';
import { tryListen } from './try-listen.ts';

const LOOK_EVERY_MS = 40;

/** Runs the small program until it ends, Ctrl-C, or three minutes are over; it never outlives this process. */
export async function runProgram(request: RunRequest, context: Context, ascii: boolean): Promise<ExitStatus> {
  const startChild = createStartChild(context);
  const refusal = await check(request, context);
  if (refusal !== undefined) {
    reportError(refusal, context);
    return refusal.reason === 'permission-denied' ? EXIT.notAllowed : EXIT.failed;
  }
  const child = startChild('run.js', wordsOf(request));
  try {
    await announce(request, child, context);
    const said = await listen(child, context, ascii);
    if (child.end?.code === 0) context.err.write('porthole: The three minutes of the program are over.\n');
    if (child.end?.code === 0 || child.end?.code == null) return EXIT.ok;
    return said.includes('ECONNREFUSED') ? EXIT.nothing : EXIT.failed;
  } finally {
    if (child.end === undefined) child.kill('SIGTERM');
    child.release();
  }
}

function wordsOf(request: RunRequest): string[] {
  if (request.program === 'compute') return ['1', '180'];
  const { program, host, port } = request;
  return [program === 'serve' ? 'server' : '2', `${host.includes(':') ? `[${host}]` : host}:${port}`];
}

/** What is wrong is said before anything runs, in better words than the program itself has. */
async function check(request: RunRequest, context: Context): Promise<PortholeError | undefined> {
  if (request.program === 'compute') return undefined;
  const { program, host, port } = request;
  if (program === 'serve') {
    const code = await tryListen(host, port);
    return code === undefined ? undefined : whyNot(code, host, port, context);
  }
  try {
    await lookup(host);
    return undefined;
  } catch (cause) {
    return failure(
      `There is no machine by the name ${quoteWord(host)}.`,
      'Give its address, as in 10.0.0.5:65432.',
      cause,
    );
  }
}

async function whyNot(code: string, host: string, port: number, context: Context): Promise<PortholeError> {
  const spell = (words: readonly string[]) => spellCommand(context.self, words);
  if (code === 'EADDRINUSE') {
    const { who, other } = await withHost(context, async (machine) => ({
      who: await whoHas(machine, port),
      other: (await findFreePorts(machine, 1)).ports[0] ?? 0,
    }));
    const whom = who === undefined ? '' : ` by ${who}`;
    return failure(
      `Port ${port} is taken${sanitize(whom)}.`,
      `Another one is free: ${spell(['learn', 'run', 'serve', `${other}`])}`,
    );
  }
  if (code === 'EACCES') {
    const hint = `Any port from 1024 on may be had: ${spell(['learn', 'run', 'serve'])}`;
    return new PortholeError('permission-denied', `Port ${port} is kept for programs with more rights (EACCES).`, {
      hint,
    });
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') {
    return failure(`${quoteWord(host)} is no address of this machine.`, 'For all of them, write --address 0.0.0.0.');
  }
  return failure(`A server cannot listen on port ${port} of ${quoteWord(host)}: ${code}.`);
}

function failure(message: string, hint?: string, cause?: unknown): PortholeError {
  return new PortholeError('unavailable', message, { hint, cause });
}

/** What the program does not say itself. */
async function announce(request: RunRequest, child: Child, context: Context): Promise<void> {
  const { err, self } = context;
  const spell = (words: readonly string[]) => spellCommand(self, words);
  if (request.program === 'serve' && isOpenToOthers(request.host)) {
    const places = isWildcardAddress(request.host) ? await listAddresses(context) : [request.host];
    err.write(
      'porthole: Everybody who can reach this machine can connect, if no firewall forbids it, and for three minutes.\n',
    );
    for (const place of places) {
      err.write(
        `porthole: On another machine: porthole learn run connect ${place.includes(':') ? `[${place}]` : place}:${request.port || 'THE-PORT'}\n`,
      );
    }
  }
  err.write(`porthole: From another terminal: ${spell(['process', `${child.pid}`])}\n`);
  err.write('porthole: Ctrl-C ends it, and so do three minutes.\n');
}

function isOpenToOthers(host: string): boolean {
  return !/^127\./.test(host) && host !== '::1' && host !== 'localhost';
}

/** Copies what the program says, line by line, until it has ended; what others sent to it is in there. */
async function listen(child: Child, { out }: Context, ascii: boolean): Promise<string> {
  let told = 0;
  for (;;) {
    const ended = child.end !== undefined;
    const said = child.said();
    const upTo = ended ? said.length : said.lastIndexOf('\n') + 1;
    const lines = said
      .slice(told, upTo)
      .split('\n')
      .filter((line) => line !== '');
    told = upTo;
    const text = lines.map((line) => `${sanitize(line, ascii ? 'ascii' : 'unicode')}\n`).join('');
    if (ended || (text !== '' && !out.write(text))) {
      if (ended) out.write(text);
      return said;
    }
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
