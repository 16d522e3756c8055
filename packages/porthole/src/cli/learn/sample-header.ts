import type { Host } from '@porthole/core';
import { type HeaderSample, recordedHeader } from '../../lesson/index.ts';

/** The client of the lesson says something every second. */
const WITHIN_MS = 2500;

const WHY = {
  denied: 'Only root may look at packets.',
  silent: 'No packet of this connection came by.',
  unsupported: 'This machine offers no way to look at packets.',
};

/** The header of the lesson's own packet, where it may be seen; else the recording, and why. */
export async function sampleHeader(host: Host, fromPort: number, toPort: number): Promise<HeaderSample> {
  if (host.act === undefined) return recordedHeader(WHY.unsupported);
  const actions = await host.act();
  const capture = await actions.captureHeader(fromPort, toPort, WITHIN_MS);
  if (capture.kind !== 'captured') return recordedHeader(WHY[capture.kind]);
  return { from: 'captured', why: undefined, bytes: capture.bytes };
}
