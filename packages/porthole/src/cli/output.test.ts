import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createOutput, createOutputOf } from './output.ts';

const FACTS = () => ({ isTerminal: false, columns: undefined });

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

describe('createOutput', () => {
  it('writes to the descriptor', () => {
    const file = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'porthole-')), 'out');
    const fd = fs.openSync(file, 'w');
    const output = createOutput(fd, FACTS);
    expect(output.write('häppy\n')).toBe(true);
    expect(output.write('end\n')).toBe(true);
    fs.closeSync(fd);
    expect(fs.readFileSync(file, 'utf8')).toBe('häppy\nend\n');
  });

  it('writes everything where the system takes a part at a time, and waits where it takes nothing', () => {
    const taken: number[] = [];
    let calls = 0;
    const output = createOutputOf((bytes, offset) => {
      calls++;
      if (calls % 2 === 0) throw systemError('EAGAIN');
      const part = bytes.subarray(offset, offset + 3);
      taken.push(...part);
      return part.length;
    }, FACTS);
    expect(output.write('0123456789')).toBe(true);
    expect(Buffer.from(taken).toString()).toBe('0123456789');
    expect(output.closed).toBe(false);
  });

  it('drops everything in silence once the reader went away', () => {
    let calls = 0;
    const output = createOutputOf(() => {
      calls++;
      throw systemError('EPIPE');
    }, FACTS);
    expect(output.write('a')).toBe(false);
    expect(output.write('b')).toBe(false);
    expect(calls).toBe(1);
    expect(output.closed).toBe(true);
    expect(output.failure).toBeUndefined();
  });

  it('throws any other failure and remembers it', () => {
    const full = systemError('ENOSPC');
    const output = createOutputOf(() => {
      throw full;
    }, FACTS);
    expect(() => output.write('a')).toThrow(full);
    expect(output.failure).toBe(full);
    expect(output.closed).toBe(false);
  });
});
