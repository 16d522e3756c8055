import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import * as v from 'valibot';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventSchema, watchSchema } from '../../packages/porthole/src/contract/schemas/event-schema.ts';
import { describeWith } from '../world/describe-with.ts';
import { plainEnvironment } from '../world/run-program.ts';
import type { SpokenSocket } from '../world/spoken.ts';
import { openWorld, type World } from '../world/world.ts';
import { converse } from './conversation.ts';
import { PORTHOLE, PORTHOLE_IN_SHELL } from './program.ts';

let world: World;

type Event = v.InferOutput<typeof eventSchema>;

const SEEN_WITHIN_MS = 20_000;

/** The built program as it watches the world; each of its lines follows the schema. */
class Watching {
  readonly events: Event[] = [];
  readonly #child: ChildProcess;
  readonly #looks = new Set<() => void>();
  #started = false;

  constructor(words: readonly string[]) {
    const [file = '', ...more] = [...world.namespace.enter, ...PORTHOLE, 'watch', '--ndjson', ...words];
    const child = spawn(file, more, { env: plainEnvironment, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (this.#started) this.events.push(v.parse(eventSchema, JSON.parse(line)));
      else v.parse(watchSchema, JSON.parse(line));
      this.#started = true;
      for (const look of this.#looks) look();
    });
    this.#child = child;
  }

  started(): Promise<void> {
    return this.#until(() => this.#started, 'its first line');
  }

  /** Waits until each of these sockets has an event of one of these kinds. */
  sees(sockets: readonly SpokenSocket[], kinds: readonly Event['kind'][]): Promise<void> {
    const isThere = (socket: SpokenSocket) => this.lifeOf(socket).some(({ kind }) => kinds.includes(kind));
    return this.#until(() => sockets.every(isThere), `${kinds.join(' or ')} of each socket`);
  }

  lifeOf({ protocol, local, remote }: SpokenSocket): Event[] {
    return this.events.filter(
      ({ socket }) =>
        socket?.protocol === protocol &&
        socket.local.port === local.port &&
        socket.local.address === local.address &&
        socket.remote?.port === remote?.port,
    );
  }

  async interrupt(): Promise<NodeJS.Signals | null> {
    this.#child.kill('SIGINT');
    const [, signal] = (await once(this.#child, 'close')) as [number | null, NodeJS.Signals | null];
    return signal;
  }

  #until(holds: () => boolean, what: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`the watch did not tell ${what}`)), SEEN_WITHIN_MS);
      const look = () => {
        if (!holds()) return;
        clearTimeout(timer);
        this.#looks.delete(look);
        resolve();
      };
      this.#looks.add(look);
      look();
    });
  }
}

const pidsOf = (event: Event | undefined) =>
  event?.socket?.owner.kind === 'process' ? event.socket.owner.holders.map(({ pid }) => pid) : event?.socket?.owner;
const spokenPids = ({ owner }: SpokenSocket) =>
  owner.kind === 'process' ? owner.holders.map(({ pid }) => pid) : owner;

const inWorld = (shell: string) => world.run(['sh', '-c', shell], { timeoutMs: 20_000 });

describeWith(['python', 'namespaces'], 'porthole watch', () => {
  beforeAll(async () => {
    world = await openWorld({ situations: [['exact-ports']] });
  });
  afterAll(() => world?.end());

  it('tells of listeners and connections that come and go: each once, with the right holders', async () => {
    const watching = new Watching(['--since-now', '--interval', '100ms']);
    await watching.started();
    const running = [
      await world.start(['tcp-listeners']),
      await world.start(['connections']),
      await world.start(['udp']),
      await world.start(['fork-and-dup']),
    ];
    const sockets = running.flatMap(({ said }) => said.sockets).filter(({ state }) => state !== 'time-wait');
    expect(sockets.length).toBeGreaterThan(8);
    await watching.sees(sockets, ['opened', 'connected']);
    await Promise.all(running.map((situation) => situation.end()));
    await watching.sees(sockets, ['closed']);
    expect(await watching.interrupt()).toBe('SIGINT');

    for (const spoken of sockets) {
      const life = watching.lifeOf(spoken);
      const about = `${spoken.protocol} ${spoken.local.address}:${spoken.local.port}`;
      const byId = new Map(
        life.map(({ socket }) => [socket?.id, life.filter((each) => each.socket?.id === socket?.id)]),
      );
      for (const each of byId.values()) {
        const kinds = each.map(({ kind }) => kind);
        const begins = kinds.filter((kind) => kind === 'opened' || kind === 'connected');
        expect.soft([begins[0], kinds.filter((kind) => kind === 'closed')], about).toEqual([kinds[0], ['closed']]);
        expect.soft(kinds.at(-1), about).toBe('closed');
      }
      const holders = life.map((event) => JSON.stringify(pidsOf(event)));
      expect.soft(holders, about).toContain(JSON.stringify(spokenPids(spoken)));
    }
    expect(watching.events.map(({ sequence }) => sequence)).toEqual(watching.events.map((_, index) => index + 1));
  });

  it('begins with what is there, and ends after a number of events', async () => {
    const count = world.sockets.length;
    const { stdout, status } = await world.run([...PORTHOLE, 'watch', '--ndjson', '--count', `${count}`]);
    const events = stdout.trimEnd().split('\n').slice(1);
    expect(status).toBe(0);
    expect(events.map((line) => v.parse(eventSchema, JSON.parse(line)).initial)).toEqual(Array(count).fill(true));
  });

  it('says with its status whether what it waited for has come in time', async () => {
    const watch = (words: string) => inWorld(`${PORTHOLE_IN_SHELL} watch ${words}`);
    const [there, absent, nothing] = await Promise.all([
      watch(`port:${world.sockets[0]?.local.port} --until opened -q`),
      watch('port:1 --until opened --timeout 300ms'),
      watch('port:1 --timeout 300ms --ndjson'),
    ]);
    expect([there.status, there.stdout, there.stderr]).toEqual([0, '', '']);
    expect([absent.status, absent.stdout]).toEqual([4, '']);
    expect([nothing.status, nothing.stdout.split('\n').length]).toEqual([1, 2]);
  });

  it('runs a command for each event, which gets it by its input and environment', async () => {
    const port = world.sockets[0]?.local.port;
    const command = `${PORTHOLE_IN_SHELL} watch -q port:${port} --count 1 --exec 'echo "$PORTHOLE_EVENT $PORTHOLE_PORT"; cat'`;
    const { stdout, status } = await inWorld(command);
    const [words, line = ''] = stdout.split('\n');
    expect([words, status]).toEqual([`opened ${port}`, 0]);
    expect(v.parse(eventSchema, JSON.parse(line))).toMatchObject({ kind: 'opened', socket: { local: { port } } });
  });

  it('ends in silence when nobody reads any more', async () => {
    const [file = '', ...words] = [...world.namespace.enter, ...PORTHOLE, 'watch', '--ndjson', '--interval', '50ms'];
    const child = spawn(file, words, { env: plainEnvironment, stdio: ['ignore', 'pipe', 'pipe'] });
    let complaint = '';
    child.stderr.on('data', (part: Buffer) => {
      complaint += part.toString();
    });
    await once(child.stdout, 'data');
    child.stdout.destroy();
    const [[status]] = await Promise.all([once(child, 'close'), world.start(['tcp-listeners'])]);
    expect([status, complaint]).toEqual([0, '']);
  });

  it('is ended by Ctrl-C in a terminal', async () => {
    const talk = converse([...PORTHOLE, 'watch'], world.namespace.enter);
    await talk.shows(`${world.sockets[0]?.local.port}`);
    talk.type('\x03');
    expect((await talk.ended()).status).toBe(130);
  });
});
