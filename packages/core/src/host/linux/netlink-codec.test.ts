import { describe, expect, it } from 'vitest';
import { decodeDump, encodeDumpHeader } from './netlink-codec.ts';
import { DIAG_MESSAGE_BYTES } from './sock-diag-codec.ts';
import {
  diagMessage,
  doneMessage,
  dumpReply,
  errorMessage,
  INTERRUPTED,
  MULTI,
  netlinkMessage,
} from './testing/netlink-reply.ts';

const LISTENER = { state: 10, local: { address: '127.0.0.1', port: 3000 } };
const ENOENT = 2;
const NLMSG_ERROR = 2;
const NLMSG_DONE = 3;
const NLMSG_OVERRUN = 4;

const decode = (reply: Uint8Array) => decodeDump(reply, DIAG_MESSAGE_BYTES);

describe('encodeDumpHeader', () => {
  it('writes length, type and flags (NLM_F_REQUEST | NLM_F_DUMP)', () => {
    const message = new Uint8Array(24);
    encodeDumpHeader(message, 20);
    expect(Buffer.from(message).toString('hex')).toBe(`18000000${'1400'}${'0103'}${'00'.repeat(16)}`);
  });

  it('writes at the start of a view, not of its buffer', () => {
    const whole = new Uint8Array(64);
    encodeDumpHeader(whole.subarray(32, 56), 18);
    expect(whole.subarray(0, 32).every((byte) => byte === 0)).toBe(true);
    expect([...whole.subarray(32, 40)]).toEqual([24, 0, 0, 0, 18, 0, 1, 3]);
  });
});

describe('decodeDump', () => {
  it('finds each message and stops at NLMSG_DONE', () => {
    const one = diagMessage(LISTENER);
    const reply = Buffer.concat([one, one, doneMessage(), Buffer.alloc(64, 0xff)]);
    const { offsets, interrupted, errno } = decode(reply);
    expect([...offsets]).toEqual([4, one.length / 4 + 4]);
    expect(interrupted).toBe(false);
    expect(errno).toBe(0);
  });

  it('reads a dump of nothing as the kernel sends it', () => {
    const { offsets, errno } = decode(Buffer.from('1400000003000200000000004220000000000000', 'hex'));
    expect(offsets).toHaveLength(0);
    expect(errno).toBe(0);
  });

  it('steps over the filling behind a message whose length is no multiple of four', () => {
    const odd = netlinkMessage(20, MULTI, new Uint8Array(72 + 6));
    const { offsets } = decode(Buffer.concat([odd, diagMessage(LISTENER), doneMessage()]));
    expect(odd.readUInt32LE(0)).toBe(94);
    expect([...offsets]).toEqual([4, 96 / 4 + 4]);
  });

  it('reads a reply that does not begin at a multiple of four', () => {
    const reply = dumpReply([LISTENER]);
    const room = new Uint8Array(reply.length + 3);
    room.set(reply, 3);
    const { offsets, words } = decode(room.subarray(3));
    expect(offsets).toHaveLength(1);
    expect((words[offsets[0]!]! >>> 8) & 255).toBe(10);
  });

  it.each([
    ['a message', Buffer.concat([diagMessage(LISTENER, MULTI | INTERRUPTED), doneMessage()])],
    ['the end', Buffer.concat([diagMessage(LISTENER), doneMessage(0, MULTI | INTERRUPTED)])],
  ])('sees NLM_F_DUMP_INTR at %s', (_, reply) => {
    expect(decode(reply).interrupted).toBe(true);
  });

  it.each([
    ['NLMSG_ERROR', errorMessage(ENOENT)],
    ['a failed NLMSG_DONE', Buffer.concat([diagMessage(LISTENER), doneMessage(ENOENT)])],
  ])('tells the errno of %s', (_, reply) => {
    expect(decode(reply).errno).toBe(ENOENT);
  });

  it('takes an end that says nothing for a good one', () => {
    expect(decode(netlinkMessage(NLMSG_DONE, MULTI, new Uint8Array(0)))).toMatchObject({
      errno: 0,
      interrupted: false,
    });
  });

  it.each([1, 15])('steps over a control message (type %i), however short', (type) => {
    const control = netlinkMessage(type, MULTI, new Uint8Array(0));
    const { offsets, interrupted } = decode(Buffer.concat([control, diagMessage(LISTENER), control, doneMessage()]));
    expect([...offsets]).toEqual([control.length / 4 + 4]);
    expect(interrupted).toBe(false);
  });

  it('takes NLMSG_OVERRUN, by which messages were lost, for an interruption', () => {
    const overrun = netlinkMessage(NLMSG_OVERRUN, MULTI, new Uint8Array(4));
    const { offsets, interrupted } = decode(Buffer.concat([diagMessage(LISTENER), overrun, doneMessage()]));
    expect(offsets).toHaveLength(1);
    expect(interrupted).toBe(true);
  });

  it('has room for as many messages as there can be, of the least size that it is told', () => {
    const least = netlinkMessage(16, MULTI, new Uint8Array(4));
    const reply = Buffer.concat([...new Array<Buffer>(50).fill(least), doneMessage()]);
    expect([...decodeDump(reply, 4).offsets]).toEqual(Array.from({ length: 50 }, (_, index) => index * 5 + 4));
  });

  const whole = dumpReply([LISTENER, LISTENER]);
  it.each([
    ['nothing at all', Buffer.alloc(0)],
    ['no end', diagMessage(LISTENER)],
    ['an end that is cut off', whole.subarray(0, whole.length - 8)],
    ['a message that is cut off', whole.subarray(0, 100)],
    ['a length of 0', Buffer.alloc(32)],
    ['a length below the header', netlinkLength(15)],
    ['a length beyond the reply', netlinkLength(4096)],
    ['a length whose end is beyond all numbers', netlinkLength(0x7fff_ffff)],
    ['a negative length', netlinkLength(0xffff_ffff)],
    ['a payload that is too short', Buffer.concat([netlinkMessage(20, MULTI, new Uint8Array(71)), doneMessage()])],
    ['no payload', Buffer.concat([netlinkMessage(20, MULTI, new Uint8Array(0)), doneMessage()])],
    ['an NLMSG_ERROR without an errno', netlinkMessage(NLMSG_ERROR, 0, new Uint8Array(0))],
    ['an NLMSG_ERROR with half an errno', netlinkMessage(NLMSG_ERROR, 0, new Uint8Array(2))],
    ['control messages and no end', netlinkMessage(1, MULTI, new Uint8Array(0))],
  ])('refuses %s', (_, reply) => {
    expect(() => decode(reply)).toThrow(expect.objectContaining({ reason: 'malformed-data' }));
  });

  it('says where it is cut off', () => {
    const cut = whole.subarray(0, whole.length - 24);
    expect(() => decode(cut)).toThrow(`byte 88 of ${cut.length}`);
  });
});

function netlinkLength(length: number): Buffer {
  const reply = dumpReply([LISTENER]);
  reply.writeUInt32LE(length, 0);
  return reply;
}
