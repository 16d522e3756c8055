const SOCK_DIAG_BY_FAMILY = 20;
const [TYPE, FAMILY, PROTOCOL, RAW_PROTOCOL] = [4, 16, 17, 19];

/**
 * What a sock_diag request asks for (sock_diag(7)) as text: its type, and of a request for one family that family, the
 * protocol, and the number of a raw protocol. What it narrows or wants beside is not in it: a recording is of the widest
 * request, and a later version that asks for more can read it too.
 */
export function diagKey(request: Uint8Array): string {
  const type = (request[TYPE] ?? 0) | ((request[TYPE + 1] ?? 0) << 8);
  if (type !== SOCK_DIAG_BY_FAMILY) return String(type);
  return [type, request[FAMILY], request[PROTOCOL], request[RAW_PROTOCOL]].join(' ');
}
