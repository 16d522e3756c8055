import { PortholeError } from '@porthole/core';
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { errorDocument } from './error-document.ts';
import { errorSchema } from './schemas/error-schema.ts';

it('says what failed, in one line', () => {
  const error = new PortholeError('invalid-argument', 'There is no port "\x1b[2J".', { offset: 3, input: 'x' });
  const text = errorDocument(error);
  expect(text).toBe(
    '{"schema":"porthole.error/1","code":"ERR_PORTHOLE_INVALID_ARGUMENT","reason":"invalid-argument",' +
      '"message":"There is no port \\"\\u001b[2J\\".","hint":null}',
  );
  expect(v.parse(errorSchema, JSON.parse(text)).reason).toBe('invalid-argument');
});
