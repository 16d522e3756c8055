import { describe, expect, it } from 'vitest';
import { readRunRequest } from './run-request.ts';

const read = (text: string, flags = {}) => readRunRequest(text.split(' ').filter(Boolean), flags);

describe('readRunRequest', () => {
  it.each([
    ['compute', { program: 'compute' }],
    ['serve', { program: 'serve', host: '127.0.0.1', port: 65432 }],
    ['serve 80', { program: 'serve', host: '127.0.0.1', port: 80 }],
    ['serve 0', { program: 'serve', host: '127.0.0.1', port: 0 }],
    ['connect', { program: 'connect', host: '127.0.0.1', port: 65432 }],
    ['connect 3000', { program: 'connect', host: '127.0.0.1', port: 3000 }],
    ['connect :3000', { program: 'connect', host: '127.0.0.1', port: 3000 }],
    ['connect laptop', { program: 'connect', host: 'laptop', port: 65432 }],
    ['connect laptop:1', { program: 'connect', host: 'laptop', port: 1 }],
    ['connect [::1]:65432', { program: 'connect', host: '::1', port: 65432 }],
  ])('understands %s', (text, request) => {
    expect(read(text)).toEqual(request);
  });

  it('takes the address of a server', () => {
    expect(read('serve', { address: '0.0.0.0' })).toEqual({ program: 'serve', host: '0.0.0.0', port: 65432 });
    expect(read('connect', { address: '0.0.0.0' })).toHaveProperty('message');
  });

  it.each([
    '',
    'listen',
    'serve x',
    'serve -1',
    'serve 65536',
    'serve 1 2',
    'compute 1',
    'connect 0',
    'connect a:b',
    'connect h:70000',
    'connect 65536',
  ])('says what is wrong with "%s"', (text) => {
    expect(read(text)).toHaveProperty('message');
  });
});
