import { describe, expect, it } from 'vitest';
import { text } from '../testing/sample.ts';
import { readResponse } from './response.ts';

const read = (words: string) => readResponse(text(words));

describe('readResponse', () => {
  it('takes bare line feeds, and the first of several headers', () => {
    const found = read('HTTP/1.0 200 OK\nServer: a\nserver: b\nno header\n\nbody');
    expect(found).toMatchObject({ status: 200, headed: true, body: 'body', complete: false });
    expect([...(found?.headers ?? [])]).toEqual([['server', 'a']]);
  });

  it('knows when a body of known length is complete, and takes no more', () => {
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabc')).toMatchObject({ body: 'abc', complete: false });
    expect(read('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nabcdef')).toMatchObject({ body: 'abcd', complete: true });
    expect(read('HTTP/1.1 204 No Content\r\n\r\n')).toMatchObject({ complete: true });
  });

  it('joins chunks, also where one is cut off', () => {
    const head = 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(read(`${head}3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n`)).toMatchObject({ body: 'abcde', complete: true });
    expect(read(`${head}3\r\nabc\r\n5\r\nde`)).toMatchObject({ body: 'abcde', complete: false });
    expect(read(`${head}zz\r\nabc`)).toMatchObject({ body: '', complete: false });
  });

  it('passes over interim responses', () => {
    const early = 'HTTP/1.1 103 Early Hints\r\n\r\n';
    expect(read(early)).toMatchObject({ status: 103, headed: false, complete: false });
    expect(read(`${early}HTTP/1.1 404 No\r\n\r\n`)).toMatchObject({ status: 404, headed: true });
  });

  it('takes what fills the window for all there is', () => {
    const endless = `HTTP/1.1 200 OK\r\n${'a: b\r\n'.repeat(5000)}`;
    expect(read(endless)).toMatchObject({ headed: true, complete: true });
    expect(read(endless)?.headers.size).toBe(1);
  });

  it.each(['HTTP/2 200 OK\r\n', 'HTTP/1.1 20', 'HTTP/1.1 OK\r\n', 'ICY 200 OK\r\n', ''])('is none: %j', (words) => {
    expect(read(words)).toBeUndefined();
  });
});
