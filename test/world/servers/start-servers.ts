import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  accessSync,
  chmodSync,
  constants,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { freshNamespace, type Namespace } from '../namespace.ts';
import { poll } from '../poll.ts';
import { plainEnvironment, runProgram } from '../run-program.ts';
import type { RealServer, ServedPort } from './real-server.ts';

/** Real servers in a network namespace of their own. */
export interface RunningServers {
  readonly namespace: Namespace;
  /** Those that run. */
  readonly servers: readonly RealServer[];
  /** Those whose program is not installed. */
  readonly missing: readonly RealServer[];
  /** How many lines each server has logged so far, by its name. */
  logLines(): ReadonlyMap<string, number>;
  end(): Promise<void>;
}

const READY_WITHIN_MS = 40_000;

/**
 * Starts all of them at once, and waits until each listens on its ports (without connecting to any).
 * @param furnish shell commands that furnish their namespace
 */
export async function startServers(
  wanted: readonly RealServer[],
  furnish: readonly string[] = [],
): Promise<RunningServers> {
  const servers = wanted.filter(({ program }) => isThere(program));
  const namespace = await freshNamespace(furnish);
  const root = mkdtempSync(path.join(tmpdir(), 'porthole-servers-'));
  chmodSync(root, 0o755);
  const children: { readonly child: ChildProcess; readonly signal: NodeJS.Signals }[] = [];
  const folderOf = (server: RealServer) => path.join(root, server.name.replaceAll(/\W+/g, '-'));
  const end = async () => {
    await Promise.all(children.map(({ child, signal }) => endGroup(child, signal)));
    await namespace.end();
    rmSync(root, { recursive: true, force: true });
  };
  try {
    const certificate = await makeCertificate(root);
    await Promise.all(
      servers.map(async (server) => {
        const child = await startServer(server, folderOf(server), certificate, namespace);
        children.push(child);
      }),
    );
    await waitForPorts(servers, namespace, folderOf);
  } catch (error) {
    await end();
    throw error;
  }
  return {
    namespace,
    servers,
    missing: wanted.filter((server) => !servers.includes(server)),
    logLines: () => new Map(servers.map((server) => [server.name, countLines(folderOf(server))])),
    end,
  };
}

async function startServer(server: RealServer, folder: string, certificate: string, { enter }: Namespace) {
  mkdirSync(folder);
  chmodSync(folder, 0o777);
  const { files = {}, prepare = [], command, env = {}, endSignal = 'SIGTERM' } = server.launch(folder, certificate);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text, { mode: 0o644 });
  // vsftpd refuses a configuration, and sshd a key, that others may write to.
  for (const line of prepare) {
    const { status, stderr } = await runProgram(['sh', '-ec', line], { folder, timeoutMs: 40_000 });
    if (status !== 0) throw new Error(`${server.name}: ${line}: ${stderr.trim()}`);
  }
  const output = openSync(path.join(folder, 'output.log'), 'a');
  const [file = '', ...words] = [...enter, ...command];
  const child = spawn(file, words, {
    cwd: folder,
    detached: true,
    env: { ...plainEnvironment, ...env },
    stdio: ['ignore', output, output],
  });
  return { child, signal: endSignal };
}

async function makeCertificate(root: string): Promise<string> {
  const certificate = path.join(root, 'certificate.pem');
  const { status, stderr } = await runProgram([
    ...['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', '/CN=localhost'],
    ...['-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-keyout', `${certificate}.key`, '-out', certificate],
  ]);
  if (status !== 0) throw new Error(`no certificate: ${stderr}`);
  return certificate;
}

async function waitForPorts(
  servers: readonly RealServer[],
  { enter }: Namespace,
  folderOf: (server: RealServer) => string,
) {
  const all = servers.flatMap((server) => server.ports.map((served) => ({ server, served })));
  const silent = async () => {
    const { stdout } = await runProgram([...enter, 'ss', '-Hlntu']);
    return all.filter(({ served }) => !listens(stdout, served));
  };
  const late = await poll(silent, (left) => left.length === 0, READY_WITHIN_MS);
  if (late.length === 0) return;
  const said = late.map(({ server, served }) => {
    return `${server.name} on ${served.port}: ${readFileSync(path.join(folderOf(server), 'output.log'), 'utf8').slice(-600)}`;
  });
  throw new Error(`not listening: ${said.join('\n')}`);
}

function listens(table: string, { port, protocol }: ServedPort): boolean {
  return table.split('\n').some((line) => line.startsWith(protocol ?? 'tcp') && line.includes(`:${port} `));
}

async function endGroup(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const closed = once(child, 'close');
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const group = -child.pid;
  process.kill(group, signal);
  const killer = setTimeout(() => process.kill(group, 'SIGKILL'), 3000);
  await closed;
  clearTimeout(killer);
}

function countLines(folder: string): number {
  const logs = readdirSync(folder).filter((name) => name.endsWith('.log'));
  return logs.reduce((sum, name) => sum + readFileSync(path.join(folder, name), 'utf8').split('\n').length - 1, 0);
}

function isThere(program: string): boolean {
  try {
    accessSync(program, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
