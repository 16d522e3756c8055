import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type {
  AnatomyReading,
  openHost,
  ProcessDetail,
  ProcessReading,
  ProcessSummary,
  RawSnapshot,
  Snapshot,
  SnapshotOptions,
  UnixSnapshot,
} from '../../packages/core/src/index.ts';
import { plainEnvironment } from '../world/run-program.ts';

type OpenOptions = NonNullable<Parameters<typeof openHost>[0]>;

/** What a snapshot reader is asked: how to open the host, and which of its methods to call with what. */
export type Question = { readonly open: OpenOptions } & (
  | { readonly ask: 'snapshot'; readonly argument: SnapshotOptions }
  | { readonly ask: 'process'; readonly argument: { pid: number } }
  | { readonly ask: 'anatomy'; readonly argument: { pid: number } }
  | { readonly ask: 'ancestry'; readonly argument: number }
  | { readonly ask: 'processes' | 'unixSockets' | 'rawSockets'; readonly argument?: undefined }
);

/** The library in another process. Its answers have passed through JSON: what is `undefined` is not there. */
export interface Reader {
  readonly pid: number;
  snapshot(open?: OpenOptions, options?: SnapshotOptions): Promise<Snapshot>;
  process(pid: number, open?: OpenOptions): Promise<ProcessReading | null>;
  anatomy(pid: number, open?: OpenOptions): Promise<AnatomyReading | null>;
  processes(open?: OpenOptions): Promise<readonly ProcessSummary[]>;
  unixSockets(open?: OpenOptions): Promise<UnixSnapshot>;
  rawSockets(open?: OpenOptions): Promise<RawSnapshot>;
  ancestry(pid: number, open?: OpenOptions): Promise<readonly ProcessDetail[]>;
  end(): Promise<void>;
}

/**
 * @param enter the words that bring it into a namespace, or make it another user
 * @param nodeWords further arguments for Node itself
 */
export async function openReader(enter: readonly string[] = [], nodeWords: readonly string[] = []): Promise<Reader> {
  const script = fileURLToPath(new URL('./snapshot-reader.ts', import.meta.url));
  const [file = '', ...words] = [...enter, process.execPath, ...nodeWords, '--import', 'tsx', script];
  const child = spawn(file, words, { env: plainEnvironment, stdio: ['pipe', 'pipe', 'pipe'] });
  let complaint = '';
  child.stderr.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  child.stdin.on('error', () => {}); // Its end is told by the missing line.
  const closed = once(child, 'close');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`the snapshot reader has ended: ${complaint}`);
    return value as string;
  };
  await nextLine();

  const ask = async <Value>(question: Question): Promise<Value> => {
    child.stdin.write(`${JSON.stringify(question)}\n`);
    const told = JSON.parse(await nextLine()) as { value: Value } | { error: string };
    if ('error' in told) throw new Error(told.error);
    return told.value;
  };
  return {
    pid: child.pid ?? 0,
    snapshot: (open = {}, argument = {}) => ask({ open, ask: 'snapshot', argument }),
    process: (pid, open = {}) => ask({ open, ask: 'process', argument: { pid } }),
    anatomy: (pid, open = {}) => ask({ open, ask: 'anatomy', argument: { pid } }),
    processes: (open = {}) => ask({ open, ask: 'processes' }),
    rawSockets: (open = {}) => ask({ open, ask: 'rawSockets' }),
    unixSockets: (open = {}) => ask({ open, ask: 'unixSockets' }),
    ancestry: (pid, open = {}) => ask({ open, ask: 'ancestry', argument: pid }),
    async end() {
      child.stdin.end();
      await closed;
    },
  };
}
