import { describe, expect, it } from 'vitest';
import { decodeDump } from './netlink-codec.ts';
import { attribute, doneMessage, netlinkMessage } from './testing/netlink-reply.ts';
import { decodeUnixSocket, encodeUnixRequest, UNIX_MESSAGE_BYTES } from './unix-diag-codec.ts';

/** What Linux 6.18 replies for a stream listener bound to /var/run/smtpd.sock, on device 254:0. */
const LISTENER =
  '640000001400020001000000f542000001010a002628ab00ab8f140000000000180000002f7661722f72756e2f736d7470642e736f636b00' +
  '0c00010002e0fd000000e00f040003000c00040000000000050000000500060000000000080007000000000' +
  '0';

interface Row {
  readonly type?: number;
  readonly state?: number;
  readonly attributes?: readonly Uint8Array[];
}

function decodeRow({ type = 1, state = 1, attributes = [] }: Row) {
  const head = Buffer.alloc(16);
  head.set([1, type, state, 0], 0);
  head.writeUInt32LE(91_234, 4);
  head.writeBigUInt64LE(2n ** 40n + 5n, 8);
  return decodeMessage(netlinkMessage(20, 2, Buffer.concat([head, ...attributes])));
}

function decodeMessage(message: Uint8Array) {
  const { words, offsets } = decodeDump(Buffer.concat([message, doneMessage()]), UNIX_MESSAGE_BYTES);
  return decodeUnixSocket(words, offsets[0] as number);
}

const u32 = (...values: number[]) => new Uint8Array(Uint32Array.from(values).buffer);

describe('a UNIX socket of a sock_diag reply', () => {
  it('is decoded as Linux wrote it', () => {
    expect(decodeMessage(Buffer.from(LISTENER, 'hex'))).toEqual({
      inode: 11_216_934,
      cookie: '1347499',
      type: 'stream',
      state: 'listen',
      name: { kind: 'path', text: '/var/run/smtpd.sock' },
      file: { inode: 16_637_954, device: 65_024 },
      peerInode: undefined,
      waiting: [],
      receive: 0,
      send: 5,
      uid: 0,
    });
  });

  it('has an inode and a cookie of all their bits', () => {
    expect(decodeRow({})).toMatchObject({ inode: 91_234, cookie: String(2n ** 40n + 5n) });
  });

  it.each([
    [1, 'stream'],
    [2, 'datagram'],
    [5, 'seqpacket'],
  ])('of type %d is a %s', (type, name) => {
    expect(decodeRow({ type })?.type).toBe(name);
  });

  it('of a type that no UNIX socket has is passed over', () => {
    expect(decodeRow({ type: 9 })).toBeUndefined();
  });

  it('knows its peer, that the peer is nobody, and that there is none', () => {
    expect(decodeRow({ attributes: [attribute(2, u32(77))] })?.peerInode).toBe(77);
    expect(decodeRow({ attributes: [attribute(2, u32(0))] })?.peerInode).toBe(0);
    expect(decodeRow({})?.peerInode).toBeUndefined();
  });

  it('names the clients that wait to be accepted', () => {
    expect(decodeRow({ state: 10, attributes: [attribute(3, u32(5, 6, 7))] })?.waiting).toEqual([5, 6, 7]);
  });

  it.each([
    ['an abstract name, NULs and all', '\0a\0b\n', { kind: 'abstract', text: 'a\0b\n' }],
    ['an abstract name of nothing', '\0', { kind: 'abstract', text: '' }],
    ['a path up to its NUL', '/run/x\0junk', { kind: 'path', text: '/run/x' }],
    ['a path without a NUL', '/run/x', { kind: 'path', text: '/run/x' }],
    ['bytes that are no UTF-8', Buffer.from([0x2f, 0xff]), { kind: 'path', text: '/\ufffd' }],
  ])('has %s', (_, bytes, name) => {
    expect(decodeRow({ attributes: [attribute(0, Buffer.from(bytes))] })?.name).toEqual(name);
  });

  it('of datagrams is connected if it has a peer, and not because another one was connected to it', () => {
    const name = attribute(0, Buffer.from('/dev/log\0'));
    expect(decodeRow({ type: 2, state: 1, attributes: [name] })?.state).toBe('bound');
    expect(decodeRow({ type: 2, state: 1, attributes: [attribute(2, u32(7))] })?.state).toBe('connected');
  });

  it('that is neither connected nor listening is bound if it has a name', () => {
    const name = attribute(0, Buffer.from('/run/x\0'));
    expect(decodeRow({ type: 2, state: 7, attributes: [name] })?.state).toBe('bound');
    expect(decodeRow({ type: 2, state: 7 })?.state).toBe('closed');
  });
});

describe('the request', () => {
  it('asks for every socket in every state, with all that is shown', () => {
    const message = Buffer.from(encodeUnixRequest());
    expect(message.readUInt32LE(0)).toBe(40);
    expect(message.readUInt16LE(4)).toBe(20);
    expect(message[16]).toBe(1);
    expect(message.readUInt32LE(20)).toBe(0xffffffff);
    expect(message.readUInt32LE(28)).toBe(0x5f);
  });
});
