import type { HeaderSample } from './header-sample.ts';

/** The first packet (SYN) of a connection from port 47580 to port 65432, as `lo` carried it on a Linux machine. */
const RECORDED = 'b9dcff985bc05b7c00000000a002ffd7fe3000000204ffd70402080af9ed027c000000000103030a';

/** The recording, for where packets may not be seen. @param why they may not, as a sentence */
export function recordedHeader(why: string): HeaderSample {
  return { from: 'recorded', why, bytes: Buffer.from(RECORDED, 'hex') };
}
