import type { Endpoint, Queue, Reach, Socket, SocketColumns, Traffic, TrafficRate } from '@porthole/core';
import { createColumnJson } from './column-json.ts';
import { jsonText, jsonTextOrNull } from './json-text.ts';
import { createHolderWriter, ownerJson } from './owner-json.ts';

/** The other end of a connection, where that is a socket of this machine. */
export type PeerOf = (socket: Socket) => Socket | undefined;

/** What a socket carries in a second; `undefined`: not known. */
export type RateOf = (socket: Socket) => TrafficRate | undefined;

/**
 * Writes sockets as JSON. Tens of thousands at once, so each is put together from pieces of text instead of being made
 * an object first, and what is told of a process is written once.
 */
export interface SocketWriter {
  /**
   * One object with every documented key, without the `{` at its begin: for something to be put in front. `row` is the
   * socket's place in the columns that the writer was made with.
   */
  members(socket: Socket, row?: number): string;
  /** One object. */
  write(socket: Socket, row?: number): string;
}

/**
 * A writer for the sockets of one snapshot: it remembers what it wrote of a process, and a process may change.
 * @param peerOf Adds the key `peer`: the id of the socket at the other end, or null.
 * @param columns The same sockets in columns, which tens of thousands are written faster from.
 * @param rateOf Adds the key `rate`: bytes per second, or null.
 */
export function createSocketWriter(peerOf?: PeerOf, columns?: SocketColumns, rateOf?: RateOf): SocketWriter {
  const holderJson = createHolderWriter();
  const users = new Map<number, string>();
  const userText = (uid: number, socket: Socket): string => {
    const text = jsonTextOrNull(socket.user);
    users.set(uid, text);
    return text;
  };
  const interfaceText = repeated();
  const serviceText = repeated();
  const ownerOf = (socket: Socket): string => ownerJson(socket.owner, holderJson);
  const fromColumns =
    columns && createColumnJson(columns, { endpoint: endpointJson, holder: holderJson, owner: ownerOf });
  const fromSocket = (socket: Socket): string =>
    `"protocol":"${socket.protocol}","family":"${socket.family}","state":"${socket.state}",` +
    `"local":${endpointJson(socket.local)},"remote":${endpointJson(socket.remote)},"owner":${ownerOf(socket)},`;
  const members = (socket: Socket, row?: number): string => {
    const { uid } = socket;
    const peer = peerOf === undefined ? '' : `,"peer":${jsonTextOrNull(peerOf(socket)?.id)}`;
    const rate = rateOf === undefined ? '' : `,"rate":${rateJson(rateOf(socket))}`;
    return (
      `"id":${jsonText(socket.id)},` +
      `${fromColumns && row !== undefined ? fromColumns.members(row, socket) : fromSocket(socket)}` +
      `"uid":${uid ?? null},` +
      `"user":${uid === undefined ? jsonTextOrNull(socket.user) : (users.get(uid) ?? userText(uid, socket))},"portClass":"${socket.portClass}",` +
      `"service":${serviceText(socket.service)},"ephemeral":${socket.ephemeral},"reach":${reachJson(socket.reach)},` +
      `"interface":${interfaceText(socket.interface)},"dualStack":${socket.dualStack ?? null},` +
      `"namespace":${digitsOrNull(socket.namespace)},"inode":${digitsOrNull(socket.inode)},` +
      `"cookie":${digitsOrNull(socket.cookie)},"cgroupId":${digitsOrNull(socket.cgroupId)},` +
      `"queue":${queueJson(socket.queue)},"traffic":${trafficJson(socket.traffic)}${peer}${rate}}`
    );
  };
  return { members, write: (socket, row) => `{${members(socket, row)}` };
}

/** One socket as `porthole.sockets/1` has it. For many, `createSocketWriter` is faster. */
export function socketJson(socket: Socket): string {
  return createSocketWriter().write(socket);
}

/** `jsonTextOrNull` for texts that are mostly the one before. */
function repeated(): (text: string | undefined) => string {
  let last: string | undefined;
  let json = 'null';
  return (text) => {
    if (text !== last) {
      last = text;
      json = jsonTextOrNull(text);
    }
    return json;
  };
}

/** A 64-bit number that its host has printed: nothing in it needs an escape. */
function digitsOrNull(digits: string | undefined): string {
  return digits === undefined ? 'null' : `"${digits}"`;
}

function endpointJson(endpoint: Endpoint | undefined): string {
  if (endpoint === undefined) return 'null';
  const { address, port, zone } = endpoint;
  return `{"address":${jsonText(address)},"port":${port},"zone":${jsonTextOrNull(zone)}}`;
}

function reachJson(reach: Reach | undefined): string {
  return reach === undefined ? 'null' : `{"value":"${reach.value}","evidence":${JSON.stringify(reach.evidence)}}`;
}

export function queueJson({ receive, send, backlog }: Queue): string {
  return `{"receive":${receive},"send":${send},"backlog":${backlog ?? null}}`;
}

export function trafficJson(traffic: Traffic | undefined): string {
  if (traffic === undefined) return 'null';
  const { sentBytes, receivedBytes, rttMs, retransmits } = traffic;
  return `{"sentBytes":${sentBytes},"receivedBytes":${receivedBytes},"rttMs":${rttMs},"retransmits":${retransmits}}`;
}

function rateJson(rate: TrafficRate | undefined): string {
  if (rate === undefined) return 'null';
  return `{"sent":${Math.round(rate.sent)},"received":${Math.round(rate.received)}}`;
}
