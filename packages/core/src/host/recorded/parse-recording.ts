import { badRecording } from './bad-recording.ts';
import { type Header, parseHeader, parseObject } from './header.ts';
import { MOST_JSON_LINE, MOST_LINE, MOST_READINGS } from './limits.ts';
import type { Reading } from './reading.ts';
import { parseLongReading, parseReading } from './reading-codec.ts';

export interface Recording {
  readonly header: Header;
  readonly readings: readonly Reading[];
}

const NEWLINE = 10;
const SAVE_AGAIN = 'Save or copy it again.';

/**
 * Reads the lines of a recording. Nothing is believed: not the number of lines, nor that there is an end.
 * @throws PortholeError `malformed-data` for what is no recording, is damaged, or is not whole.
 */
export function parseRecording(bytes: Buffer, name: string): Recording {
  let header: Header | undefined;
  const readings: Reading[] = [];
  let number = 0;
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    number++;
    if (end - start > MOST_LINE) throw badRecording(name, `has a line that is too long (${number})`);
    const line = bytes.toString('utf8', start, end);
    start = end + 1;
    if (header === undefined) {
      header = parseHeader(line.length > MOST_JSON_LINE ? '' : line, name);
      continue;
    }
    if (newline < 0) throw badRecording(name, 'is cut off in the middle of a line', SAVE_AGAIN);
    const parsed = parseLine(line);
    if (parsed === undefined) throw badRecording(name, `is damaged in line ${number}`, SAVE_AGAIN);
    if (typeof parsed === 'object') {
      if (readings.push(parsed) > MOST_READINGS) throw badRecording(name, 'has too many lines');
      continue;
    }
    if (start < bytes.length) throw badRecording(name, `goes on behind its end in line ${number}`);
    if (parsed === readings.length) return { header, readings };
    throw badRecording(name, `has ${readings.length} of its ${parsed} readings`, SAVE_AGAIN);
  }
  if (header === undefined) throw badRecording(name, 'is empty', 'Make one with: porthole save FILE');
  throw badRecording(name, 'is cut off: it has no end', SAVE_AGAIN);
}

export function printEnd(count: number): string {
  return JSON.stringify({ end: { readings: count } });
}

/** A reading, or of the last line the number of readings that there are. */
function parseLine(line: string): Reading | number | undefined {
  if (line.length > MOST_JSON_LINE) return parseLongReading(line);
  const fields = parseObject(line);
  if (fields === undefined) return undefined;
  if (fields.end === undefined) return parseReading(fields);
  const count = (fields.end as { readings?: unknown } | null)?.readings;
  return typeof count === 'number' ? count : undefined;
}
