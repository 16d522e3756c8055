import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { listedProcessSchema, processesSchema } from '../../contract/schemas/processes-schema.ts';
import { endSchema } from '../../contract/schemas/sockets-schema.ts';
import { displayWidth } from '../../view/width.ts';
import { run } from '../run.ts';
import { BUSY_MACHINE } from '../testing/sample-busy-machine.ts';
import { type SampleRun, sampleContext } from '../testing/sample-context.ts';
import { sampleHost } from '../testing/sample-host.ts';

const HOST = sampleHost(BUSY_MACHINE);

async function ask(args: readonly string[], parts: Partial<SampleRun> = {}) {
  const { context, written } = sampleContext({ args: ['ps', ...args], host: HOST, ...parts });
  return { status: await run(context), ...written };
}

async function pidsOf(...args: string[]): Promise<number[]> {
  const { out } = await ask([...args, '--json']);
  const { processes } = v.parse(processesSchema, JSON.parse(out));
  return processes.map(({ pid }) => pid).sort((a, b) => a - b);
}

const PICTURES: readonly (readonly [name: string, columns: number | undefined, flags: readonly string[]])[] = [
  ['40 columns', 40, ['--color', 'never']],
  ['80 columns', 80, ['--color', 'never']],
  ['160 columns, colours', 160, []],
  ['80 columns, ascii', 80, ['--color', 'never', '--ascii']],
  ['a pipe', undefined, []],
];

describe('what ps shows', () => {
  it.each([
    ['programs', []],
    ['tree', ['--tree']],
    ['flat', ['--flat']],
    ['filtered', ['port:80', '--sort', 'memory']],
    ['nothing', ['port:9']],
  ])('of %s', async (name, words) => {
    const pictures: string[] = [];
    for (const [title, columns, flags] of PICTURES) {
      const { out, err, status } = await ask([...flags, ...words], { columns });
      expect(status).toBe(name === 'nothing' ? 1 : 0);
      for (const line of out.split('\n')) {
        expect(displayWidth(stripVTControlCharacters(line)), line).toBeLessThanOrEqual(columns ?? Infinity);
      }
      if (flags.includes('--ascii')) expect(out).toMatch(/^[\x20-\x7e\n]*$/);
      pictures.push(`== ${title} ==\n${out}-- stderr --\n${err}`.replaceAll('\x1b', '␛'));
    }
    await expect(pictures.join('\n')).toMatchFileSnapshot(`golden/${name}.txt`);
  });
});

describe('ps', () => {
  it('selects processes by what they are and by what they hold', async () => {
    expect(await pidsOf('nginx')).toEqual([900, 901, 902]);
    expect(await pidsOf('80')).toEqual([900, 901, 902]);
    expect(await pidsOf('port:80', 'user:root')).toEqual([900]);
    expect(await pidsOf('state:established')).toEqual([3120]);
    expect(await pidsOf('chrome', '!state:established')).toEqual([3101, 3130, 3131, 3132]);
    expect(await pidsOf('user:www-data', '!port:443')).toEqual([]);
    expect(await pidsOf('proto:udp', 'port:3000')).toEqual([]);
    expect(await pidsOf('--mine', 'port:3000')).toEqual([48_213]);
  });

  it('splits the processes in two by a filter and the same one turned round', async () => {
    const all = await pidsOf();
    for (const filter of ['port:80', 'state:listen', 'nginx', 'user:root', 'reach:network']) {
      const both = [...(await pidsOf(filter)), ...(await pidsOf(`!${filter}`))];
      expect(both.sort((a, b) => a - b)).toEqual(all);
    }
  });

  it('leaves out itself where a filter would only find its own words', async () => {
    const self = { ...BUSY_MACHINE.summaries![0]!, pid: 50_000, command: ['node', 'porthole.cjs', 'ps', 'nginx'] };
    const host = sampleHost({ ...BUSY_MACHINE, summaries: [...BUSY_MACHINE.summaries!, self] });
    expect((await ask(['command:porthole'], { host })).status).toBe(1);
    expect((await ask(['--flat'], { host })).out).toMatch(/porthole\.cjs ps nginx/);
    expect((await ask(['pid:50000'], { host })).out).toMatch(/porthole\.cjs ps nginx/);
  });

  it('tells what may not be seen from what is not there', async () => {
    const { out } = await ask(['--json']);
    const { processes, gaps } = v.parse(processesSchema, JSON.parse(out));
    const told = (wanted: number) => {
      const { ports, connections, unseen } = processes.find(({ pid }) => pid === wanted)!;
      return { ports, connections, unseen };
    };
    expect(told(1201)).toEqual({ ports: null, connections: null, unseen: 'permission' });
    expect(told(7001)).toEqual({ ports: null, connections: null, unseen: 'namespace' });
    expect(told(2304)).toEqual({ ports: [], connections: 0, unseen: null });
    expect(told(15)).toEqual({ ports: [], connections: 0, unseen: null });
    expect(told(48_300)).toEqual({ ports: [], connections: 0, unseen: null });
    expect(told(48_213)).toEqual({
      ports: [
        { protocol: 'tcp', port: 3000, addresses: ['0.0.0.0'], ephemeral: false },
        { protocol: 'udp', port: 5353, addresses: ['0.0.0.0'], ephemeral: false },
      ],
      connections: 0,
      unseen: null,
    });
    expect(gaps.filter(({ what }) => what === 'process').map(({ reason, count }) => [reason, count])).toEqual([
      ['permission', 1],
      ['namespace', 1],
    ]);
  });

  it('tells of gaps only what concerns the answer', async () => {
    expect((await ask(['chrome'])).err).not.toContain('Incomplete');
    expect((await ask(['postgres'])).err).toContain('may not see');
    // It might be among those with that port.
    expect((await ask(['port:5432'])).err).toContain('may not see');
    const { gaps } = JSON.parse((await ask(['chrome', '--json'])).out);
    expect(gaps).toEqual([]);
  });

  it('says of a machine that shows only the own processes that there are more', async () => {
    const host = sampleHost({ summaries: BUSY_MACHINE.summaries!.filter(({ pid }) => pid !== 1) });
    const { err } = await ask([], { host });
    expect(err).toContain(
      'porthole: Incomplete: this system shows each user only the own processes. To see it, run: sudo',
    );
  });

  it('takes the sockets of another process that has its pid by now for no one', async () => {
    const summaries = BUSY_MACHINE.summaries!.map((each) => (each.pid === 48_213 ? { ...each, startId: 1 } : each));
    const { out } = await ask(['pid:48213', '--json'], { host: sampleHost({ ...BUSY_MACHINE, summaries }) });
    expect(JSON.parse(out).processes).toMatchObject([{ pid: 48_213, ports: [], connections: 0 }]);
  });

  it('writes a line for each process and one at the end with --ndjson', async () => {
    const { out } = await ask(['--ndjson', '--sort', 'pid']);
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    v.parse(endSchema, lines.pop());
    const processes = lines.map((line) => v.parse(listedProcessSchema, line));
    expect(processes.map(({ pid }) => pid)).toEqual(await pidsOf());
  });

  it('writes bare values with --csv, one process a line', async () => {
    const { out, status } = await ask([
      'nginx',
      '--csv',
      '--sort',
      'pid',
      '--columns',
      'pid,process,ports,connections,memory',
    ]);
    const lines = ['pid,process,ports,connections,memory', '900,nginx,80/tcp 443/tcp,0,9400000'];
    const others = [901, 902].map((pid) => `${pid},nginx,80/tcp 443/tcp,0,182000000`);
    expect({ out, status }).toEqual({ out: [...lines, ...others, ''].join('\n'), status: 0 });
    const all = await ask(['pid:1201', '--csv'], { columns: 40 });
    const [head = '', row = ''] = all.out.split('\n');
    const values = row.split(',');
    const of = (key: string) => values[head.split(',').indexOf(key)];
    expect([of('ports'), of('connections'), of('unseen'), of('up')]).toEqual(['', '', 'permission', '8040']);
    expect(all.err).toContain('may not see');
  });

  it('does not fold where each pid is asked for', async () => {
    const { out } = await ask(['nginx', '--columns', 'pid,ports', '--sort', 'pid']);
    expect(out).toBe('PID  PORTS\n900  80, 443\n901  80, 443\n902  80, 443\n');
    const folded = await ask(['nginx', '--columns', 'process,pids']);
    expect(folded.out).toBe('PROCESS   PIDS\nnginx ×3  900,901,902\n');
  });

  it.each([
    [['--sort', 'nope'], /"nope" is not a key to sort processes by/],
    [['--sort', 'memroy'], /Did you mean memory\?/],
    [['--columns', 'prots'], /Did you mean ports\?/],
    [['--tree', '--flat'], /exclude each other/],
    [['--sample', 'soon'], /--sample is a length of time/],
    [['--sample', '2h'], /an hour at most/],
    [['prot:80'], /Did you mean port:80\?/],
    [['container:x'], /is not known/],
  ])('%j: status 2 and a clear line', async (args, message) => {
    const { status, out, err } = await ask(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n\s+at /);
  });

  it('measures the use of CPU where that is asked for, and says which it is', async () => {
    const counted = { reads: 0 };
    const host = {
      ...HOST,
      processes: async () => {
        const later = counted.reads++;
        const vite = BUSY_MACHINE.summaries!.find(({ pid }) => pid === 48_213)!;
        return [{ ...vite, cpuMs: vite.cpuMs! + later * 250, ageMs: vite.ageMs! + later * 500 }];
      },
    };
    const { out } = await ask(['--sample', '1ms', '--json'], { host });
    const { cpu, processes } = v.parse(processesSchema, JSON.parse(out));
    expect(cpu).toEqual({ kind: 'sampled', sampledMs: 1 });
    expect(processes).toMatchObject([{ pid: 48_213, cpuShare: 0.5 }]);
    expect((await ask([], { columns: 120 })).out).toMatch(/average since each process started.*CPU AVG/s);
    expect((await ask(['--sample', '1ms'], { columns: 120, host })).out).toMatch(/was measured for .* CPU {2}/s);
  });
});
