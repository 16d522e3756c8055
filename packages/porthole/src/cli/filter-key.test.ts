import { QUERY_KEYS } from '@porthole/core';
import { expect, it } from 'vitest';
import { isFilterKey } from './filter-key.ts';

it('knows every key of the filter language and no other', () => {
  for (const key of QUERY_KEYS) expect(isFilterKey(key), key).toBe(true);
  for (const word of ['localhost', 'tcp', 'udp', 'http', 'node']) expect(isFilterKey(word), word).toBe(false);
});
