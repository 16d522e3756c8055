import type { EverydayProtocol } from '@porthole/core';
import { jsonValue } from './json-text.ts';

/** `porthole.protocols/1`: the protocols of every day, on one line, without a newline at its end. */
export function protocolsDocument(protocols: readonly EverydayProtocol[]): string {
  return jsonValue({ schema: 'porthole.protocols/1', protocols: protocols.map(protocolValue) });
}

/** The same as lines: a `porthole.protocol/1` each. */
export function protocolLines(protocols: readonly EverydayProtocol[]): string[] {
  return protocols.map((each) => jsonValue({ schema: 'porthole.protocol/1', ...protocolValue(each) }));
}

function protocolValue({ ports, transports, name, longName, purpose, reference }: EverydayProtocol): object {
  return { name, longName, ports, transports, purpose, evidence: reference };
}
