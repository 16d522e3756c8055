import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiagQuestion, encodeRequests, wantedStates } from './sock-diag-request.ts';
import { auditByteCode, runByteCode } from './testing/byte-code.ts';

const EVERYTHING: DiagQuestion = {
  protocols: ['tcp', 'udp'],
  states: undefined,
  listening: false,
  ports: undefined,
  info: false,
};

function ask(question: Partial<DiagQuestion>) {
  return encodeRequests({ ...EVERYTHING, ...question }).map(({ protocol, message }) => {
    const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
    const isTcp = protocol === 'tcp';
    const base = isTcp ? 76 : 72;
    return {
      protocol,
      type: view.getUint16(4, true),
      length: view.getUint32(0, true),
      bytes: message.length,
      family: message[16],
      ipProtocol: isTcp ? undefined : message[17],
      extensions: isTcp ? message[19] : message[18],
      states: view.getUint32(isTcp ? 68 : 20, true),
      attribute: message.subarray(base),
    };
  });
}

describe('the requests', () => {
  it('are one for all of TCP and two for UDP', () => {
    const requests = ask({});
    expect(requests.map(({ protocol, type, family, ipProtocol }) => [protocol, type, family, ipProtocol])).toEqual([
      ['tcp', 18, 0, undefined],
      ['udp', 20, 2, 17],
      ['udp', 20, 10, 17],
    ]);
    for (const { length, bytes } of requests) expect(length).toBe(bytes);
    expect(requests.map(({ states }) => states)).toEqual([0x3fff, 0xffff, 0xffff]);
  });

  it('of all TCP sockets are, byte by byte, what the kernel takes', () => {
    const [tcp] = encodeRequests({ ...EVERYTHING, protocols: ['tcp'], info: true });
    expect(Buffer.from(tcp!.message).toString('hex')).toBe(
      `4c000000${'1200'}${'0103'}${'00'.repeat(8)}${'00000002'}${'00'.repeat(48)}ff3f0000${'00000000'}`,
    );
  });

  it('of UDP over IPv6 are, byte by byte, what the kernel takes', () => {
    const [, udp6] = encodeRequests({ ...EVERYTHING, protocols: ['udp'] });
    expect(Buffer.from(udp6!.message).toString('hex')).toBe(
      `48000000${'1400'}${'0103'}${'00'.repeat(8)}${'0a110000'}ffff0000${'00'.repeat(48)}`,
    );
  });

  it('ask for tcp_info (INET_DIAG_INFO) only when it is wanted, and never of UDP', () => {
    expect(ask({ info: true }).map(({ extensions }) => extensions)).toEqual([2, 0, 0]);
    expect(ask({}).map(({ extensions }) => extensions)).toEqual([0, 0, 0]);
  });

  it.each([
    ['listen', 'tcp', 1 << 10],
    ['established', 'tcp', 1 << 1],
    ['syn-received', 'tcp', (1 << 3) | (1 << 12)],
    ['time-wait', 'tcp', 1 << 6],
    ['bound', 'tcp', (1 << 13) | (1 << 7)],
    ['bound', 'udp', 1 << 7],
    ['connected', 'udp', 1 << 1],
  ] as const)('ask for %s of %s by its bit', (state, protocol, bits) => {
    const [request] = ask({ protocols: [protocol], states: [state] });
    expect(request?.states).toBe(bits);
  });

  it('leave out a protocol that has none of the states', () => {
    expect(ask({ states: ['listen', 'established'] }).map(({ protocol }) => protocol)).toEqual(['tcp']);
    expect(ask({ states: ['connected'] }).map(({ protocol }) => protocol)).toEqual(['udp', 'udp']);
    expect(ask({ states: [] })).toEqual([]);
  });

  it('for listeners are for those only, within the states', () => {
    expect(ask({ listening: true }).map(({ states }) => states)).toEqual([1 << 10, 1 << 7, 1 << 7]);
    expect(wantedStates('tcp', { listening: true, states: ['bound'] })).toEqual([]);
    expect(wantedStates('udp', { listening: true, states: ['bound'] })).toEqual(['bound']);
    expect(wantedStates('tcp', { listening: false, states: undefined })).toBeUndefined();
  });
});

describe('the port filter', () => {
  function filterOf(first: number, last: number): Uint8Array[] {
    return ask({ ports: { first, last } }).map(({ attribute, length, bytes }) => {
      expect(length).toBe(bytes);
      const view = new DataView(attribute.buffer, attribute.byteOffset, attribute.byteLength);
      expect([view.getUint16(0, true), view.getUint16(2, true)]).toEqual([attribute.length, 1]);
      return attribute.subarray(4);
    });
  }

  it('is the same in every request, and one that the kernel accepts', () => {
    const filters = filterOf(3000, 3010);
    expect(filters).toHaveLength(3);
    for (const filter of filters) {
      expect(filter).toEqual(filters[0]);
      expect(auditByteCode(filter)).toBe(true);
    }
  });

  it.each([
    ['local port', 3000, 40_000, true],
    ['remote port', 40_000, 3000, true],
    ['both', 3000, 3010, true],
    ['neither', 2999, 3011, false],
    ['neither, the other way round', 3011, 2999, false],
    ['a listener on another port', 80, 0, false],
  ])('takes by %s', (_, local, remote, taken) => {
    expect(runByteCode(filterOf(3000, 3010)[0]!, local, remote)).toBe(taken);
  });

  it.each([
    [0, 0],
    [0, 80],
    [0, 65_535],
  ])('of %i to %i does not take the missing remote port of a listener for 0', (first, last) => {
    const [filter] = filterOf(first, last);
    expect(auditByteCode(filter!)).toBe(true);
    expect(runByteCode(filter!, 3000, 0)).toBe(last >= 3000);
    expect(runByteCode(filter!, 3000, 443)).toBe(last >= 443);
    expect(runByteCode(filter!, 0, 443)).toBe(true);
  });

  it('takes a socket exactly when one of its ports is in the range', () => {
    const port = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(port, port, port, port, fc.boolean(), (a, b, local, other, isEdge) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const remote = isEdge ? (local % 2 === 0 ? last : 0) : other;
        const [filter] = filterOf(first, last);
        const inRange = (value: number): boolean => value >= first && value <= last;
        expect(auditByteCode(filter!)).toBe(true);
        expect(runByteCode(filter!, local, remote)).toBe(inRange(local) || (remote !== 0 && inRange(remote)));
      }),
    );
  });
});
