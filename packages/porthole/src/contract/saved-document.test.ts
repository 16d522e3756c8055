import * as v from 'valibot';
import { expect, it } from 'vitest';
import { savedDocument } from './saved-document.ts';
import { savedSchema } from './schemas/saved-schema.ts';

it('says what was saved, in one line', () => {
  const recording = {
    takenAtMs: 1_700_000_000_000,
    host: { name: 'box\x1b[2J', os: 'linux', bootId: undefined },
    counts: { sockets: 4, processes: 2, readings: 50 },
  } as const;
  const text = savedDocument({ file: 'a.ndjson', bytes: 900, withArguments: false, recording });
  expect(text).toBe(
    '{"schema":"porthole.saved/1","takenAt":"2023-11-14T22:13:20.000Z",' +
      '"host":{"name":"box\\u001b[2J","os":"linux","bootId":null},"file":"a.ndjson","bytes":900,' +
      '"arguments":"redacted","sockets":4,"processes":2,"readings":50}',
  );
  expect(v.parse(savedSchema, JSON.parse(text)).bytes).toBe(900);
});
