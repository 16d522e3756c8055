import type { Holder, Owner, Socket } from '@porthole/core';
import { type Column, NONE } from '../column.ts';

/**
 * A column for each fact that JSON has and no table shows by itself, under the name that it has there. A row of several
 * sockets has each value once.
 */
export function factColumns<Row>(socketsOf: (row: Row) => readonly Socket[]): readonly Column<Row>[] {
  const column = (key: string, title: string, factOf: (socket: Socket) => Fact): Column<Row> => ({
    key,
    title,
    optional: true,
    priority: 20,
    text: (row) => textOf(socketsOf(row), factOf) || NONE,
    rank: (row) => rankOf(socketsOf(row), factOf),
  });
  return [
    column('id', 'ID', ({ id }) => id),
    column('family', 'FAMILY', ({ family }) => family),
    column('owner', 'OWNER', ({ owner }) => describeOwner(owner)),
    column('fds', 'FDS', ({ owner }) => ownerFds(owner)),
    column('startedAt', 'STARTED AT', ({ owner }) => startOf(owner)),
    column('uid', 'UID', ({ uid }) => uid),
    column('portClass', 'PORT CLASS', ({ portClass }) => portClass),
    column('service', 'SERVICE', ({ service }) => service),
    column('ephemeral', 'EPHEMERAL', ({ ephemeral }) => String(ephemeral)),
    column('dualStack', 'DUAL STACK', ({ dualStack }) => (dualStack === undefined ? undefined : String(dualStack))),
    column('namespace', 'NAMESPACE', ({ namespace }) => namespace),
    column('inode', 'INODE', ({ inode }) => numberOf(inode)),
    column('cookie', 'COOKIE', ({ cookie }) => numberOf(cookie)),
    column('cgroupId', 'CGROUP', ({ cgroupId }) => numberOf(cgroupId)),
    column('receive', 'RECV-Q', ({ queue }) => queue.receive),
    column('send', 'SEND-Q', ({ queue }) => queue.send),
    column('backlog', 'BACKLOG', ({ queue }) => queue.backlog),
  ];
}

type Fact = string | number | bigint | undefined;

function textOf(sockets: readonly Socket[], factOf: (socket: Socket) => Fact): string {
  const values = sockets.map(factOf).filter((value) => value !== undefined);
  return [...new Set(values)].join(',');
}

/** Of several sockets the first one's. Numbers of 64 bits are close enough as doubles. */
function rankOf(sockets: readonly Socket[], factOf: (socket: Socket) => Fact): number | string | undefined {
  const [value] = sockets.map(factOf);
  return typeof value === 'bigint' ? Number(value) : value;
}

function numberOf(digits: string | undefined): bigint | undefined {
  return digits === undefined ? undefined : BigInt(digits);
}

/** `process`, `kernel`, or why there is none and why it is hidden: `none: time-wait`, `hidden: permission`. */
export function describeOwner(owner: Owner): string {
  return owner.kind === 'process' || owner.kind === 'kernel' ? owner.kind : `${owner.kind}: ${owner.reason}`;
}

/** `18`, or with several holders `1201:3,1202:3`. */
export function ownerFds(owner: Owner): string | undefined {
  if (owner.kind !== 'process') return undefined;
  const several = owner.holders.length > 1;
  return owner.holders.flatMap(({ pid, fds }) => fds.map((fd) => (several ? `${pid}:${fd}` : String(fd)))).join(',');
}

function startOf(owner: Owner): string | undefined {
  if (owner.kind !== 'process') return undefined;
  const holder: Holder | undefined = owner.holders.find(({ pid }) => pid === owner.primary) ?? owner.holders[0];
  return holder?.startedAtMs === undefined ? undefined : new Date(holder.startedAtMs).toISOString();
}
