import { bytes, hex, type Sample, text } from './sample.ts';

const number32 = (value: number) => [value & 0xff, (value >> 8) & 0xff, (value >> 16) & 0xff, (value >> 24) & 0xff];
const int32 = (key: string, value: number) => bytes([0x10], text(`${key}\0`), number32(value));
const truth = (key: string, value: boolean) => bytes([0x08], text(`${key}\0`), [value ? 1 : 0]);
const double = (key: string, digits: string) => bytes([0x01], text(`${key}\0`), hex(digits));
const words = (key: string, value: string) => {
  return bytes([0x02], text(`${key}\0`), number32(value.length + 1), text(`${value}\0`));
};
const nested = (key: string, kind: number, value: Uint8Array) => bytes([kind], text(`${key}\0`), value);

/** A document of the elements (bsonspec.org). */
function document(...elements: readonly Uint8Array[]): Uint8Array {
  const body = bytes(...elements, [0]);
  return bytes(number32(body.length + 4), body);
}

/** OP_MSG that answers the request with this id (mongodb.com, wire protocol). */
function message(answersTo: Uint8Array, body: Uint8Array): Uint8Array {
  return bytes(number32(16 + 5 + body.length), number32(77), answersTo, number32(2013), [0, 0, 0, 0, 0], body);
}

const OUR_ID = hex('00010203');
const ONE = '000000000000f03f';
const HELLO = document(
  truth('isWritablePrimary', true),
  nested('topologyVersion', 3, document(int32('counter', 0))),
  int32('maxBsonObjectSize', 16_777_216),
  bytes([0x09], text('localTime\0'), hex('0000019300000000')),
  int32('minWireVersion', 0),
  int32('maxWireVersion', 21),
  truth('readOnly', false),
  double('ok', ONE),
);

/** Answers after the specification of the wire protocol: there is no package of Debian to read them from. */
export const MONGODB_SAMPLES: readonly Sample[] = [
  {
    name: 'MongoDB 7',
    sent: 'mongodb',
    bytes: message(OUR_ID, HELLO),
    told: { service: 'mongodb', details: { wire: '21', release: '7.0' }, confidence: 'certain' },
  },
  {
    name: 'MongoDB 7 after buildInfo',
    sent: 'mongodb',
    bytes: bytes(message(OUR_ID, HELLO), message(OUR_ID, document(words('version', '7.0.14'), double('ok', ONE)))),
    told: { service: 'mongodb', version: '7.0.14' },
  },
  {
    name: 'mongos',
    sent: 'mongodb',
    bytes: message(OUR_ID, document(words('msg', 'isdbgrid'), int32('maxWireVersion', 17), double('ok', ONE))),
    told: { service: 'mongodb', details: { role: 'mongos', release: '6.0' } },
  },
  { name: 'an answer to another request', sent: 'mongodb', bytes: message(hex('01020304'), HELLO), told: undefined },
];
