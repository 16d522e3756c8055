import type { ToolOutput } from '../source.ts';
import { isCount } from './value-checks.ts';

/** What a run of a tool is found again by. */
export function toolKey(command: readonly string[]): string {
  return command.join(' ');
}

/** What a tool said, as JSON: these tools write text. */
export function printToolOutput({ status, stdout, stderr }: ToolOutput): unknown {
  return { status, stdout: Buffer.from(stdout).toString(), stderr: Buffer.from(stderr).toString() };
}

/** `undefined` for what is no such thing. */
export function parseToolOutput(value: unknown): ToolOutput | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { status, stdout, stderr } = value as Record<string, unknown>;
  if (!isCount(status) || typeof stdout !== 'string' || typeof stderr !== 'string') return undefined;
  return { status, stdout: Buffer.from(stdout), stderr: Buffer.from(stderr) };
}
