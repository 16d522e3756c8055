/** A recording says how long it is before anybody knows what is in it, so its size is bounded, unpacked too. */
export const MOST_BYTES = 256 * 1024 * 1024;
/**
 * A longer line must be one that is mostly base64: parsed JSON may take many times the room of its text. A walk over a
 * million descriptors has room.
 */
export const MOST_JSON_LINE = 24 * 1024 * 1024;
/** The longest line: about 300,000 sockets. */
export const MOST_LINE = 160 * 1024 * 1024;
export const MOST_READINGS = 1_000_000;
