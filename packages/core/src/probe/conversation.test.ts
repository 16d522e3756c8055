import { Duplex } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { Conversation } from './conversation.ts';

/** A stream whose other side is the test. */
function wire() {
  const said: Buffer[] = [];
  const stream = new Duplex({
    read() {},
    write(chunk: Buffer, _encoding, done) {
      said.push(chunk);
      done();
    },
  });
  return { stream, said, conversation: new Conversation(stream) };
}

const soon = () => performance.now() + 2000;
const untilSomething = (conversation: Conversation) => () => (conversation.received > 0 ? 0 : 2000);

describe('Conversation', () => {
  it('hears what comes before anybody listens', async () => {
    const { stream, conversation } = wire();
    stream.push('ab');
    stream.push('c');
    await conversation.listen(soon(), () => (conversation.received === 3 ? 0 : 2000));
    expect(conversation.bytes.toString()).toBe('abc');
    expect(conversation.firstByteAt).toBeLessThanOrEqual(performance.now());
  });

  it('gives up at its deadline, however much keeps coming', async () => {
    const { stream, conversation } = wire();
    const drip = setInterval(() => stream.push('x'), 5);
    const began = performance.now();
    await conversation.listen(began + 60, () => 1000);
    clearInterval(drip);
    expect(performance.now() - began).toBeLessThan(1000);
    expect(conversation.ending).toBe('none');
    expect(conversation.received).toBeGreaterThan(0);
  });

  it('keeps a part of a flood, and then cuts it off', async () => {
    const { stream, conversation } = wire();
    for (let piece = 0; piece < 100; piece++) stream.push(Buffer.alloc(4096, piece));
    await conversation.listen(soon(), () => 2000);
    expect(conversation.ending).toBe('flood');
    expect(conversation.bytes).toHaveLength(16 * 1024);
    expect(conversation.received).toBeLessThanOrEqual(64 * 1024 + 4096);
    expect(stream.destroyed).toBe(true);
  });

  it('tells an end from a reset', async () => {
    const ended = wire();
    ended.stream.push(null);
    await ended.conversation.listen(soon(), untilSomething(ended.conversation));
    expect(ended.conversation.ending).toBe('end');
    const reset = wire();
    reset.stream.destroy(new Error('ECONNRESET'));
    await reset.conversation.listen(soon(), untilSomething(reset.conversation));
    expect(reset.conversation.ending).toBe('reset');
  });

  it('says goodbye, and waits for the other side to close', async () => {
    const { stream, said, conversation } = wire();
    const parting = conversation.part(Buffer.from('QUIT\r\n'));
    stream.push(null);
    await parting;
    expect(Buffer.concat(said).toString()).toBe('QUIT\r\n');
    expect(stream.destroyed).toBe(true);
  });

  it('says nothing to who has gone', async () => {
    const { stream, said, conversation } = wire();
    stream.destroy();
    await conversation.part(Buffer.from('QUIT\r\n'));
    conversation.send(Buffer.from('x'));
    expect(said).toStrictEqual([]);
  });
});
