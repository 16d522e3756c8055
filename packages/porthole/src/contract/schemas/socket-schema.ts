import { SOCKET_STATES } from '@porthole/core';
import * as v from 'valibot';
import { ownerSchema } from './owner-schema.ts';
import { countSchema, id64Schema, portSchema } from './scalars.ts';

const endpointSchema = v.strictObject({
  address: v.string(),
  port: portSchema,
  zone: v.nullable(v.string()),
});

const reachSchema = v.strictObject({
  value: v.picklist(['this-machine', 'network', 'public']),
  evidence: v.array(v.picklist(['loopback', 'no-link', 'address', 'wildcard', 'public-ipv4'])),
});

export const trafficSchema = v.strictObject({
  sentBytes: countSchema,
  receivedBytes: countSchema,
  rttMs: v.pipe(v.number(), v.minValue(0)),
  retransmits: countSchema,
});

const entries = {
  id: v.string(),
  protocol: v.picklist(['tcp', 'udp']),
  family: v.picklist(['ipv4', 'ipv6']),
  state: v.picklist(SOCKET_STATES),
  local: endpointSchema,
  remote: v.nullable(endpointSchema),
  owner: ownerSchema,
  uid: v.nullable(countSchema),
  user: v.nullable(v.string()),
  portClass: v.picklist(['well-known', 'registered', 'dynamic']),
  service: v.nullable(v.string()),
  ephemeral: v.boolean(),
  reach: v.nullable(reachSchema),
  interface: v.nullable(v.string()),
  dualStack: v.nullable(v.boolean()),
  namespace: v.nullable(id64Schema),
  inode: v.nullable(id64Schema),
  cookie: v.nullable(id64Schema),
  cgroupId: v.nullable(id64Schema),
  queue: v.strictObject({ receive: countSchema, send: countSchema, backlog: v.nullable(countSchema) }),
  traffic: v.nullable(trafficSchema),
};

/** Bytes per second, only where they were asked for; null where they are not known. */
const rate = v.exactOptional(v.nullable(v.strictObject({ sent: countSchema, received: countSchema })));

/** The id of the other end's socket; null where that is not on this machine. */
const peer = v.nullable(v.string());

export const socketSchema = v.strictObject({ ...entries, rate });

/** A socket of a document that is about connections. */
export const connectionSchema = v.strictObject({ ...entries, peer, rate });

/** A line of `--ndjson`. */
export const socketLineSchema = v.strictObject({
  schema: v.literal('porthole.socket/1'),
  ...entries,
  peer: v.exactOptional(peer),
  rate,
});
