const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const MAPPED = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/;

/**
 * An IP address in the one spelling that sockets are listed with (RFC 5952), an IPv4-mapped one as its IPv4 address;
 * `undefined` where the text is no address.
 */
export function canonicalAddress(text: string): string | undefined {
  if (IPV4.test(text)) return text;
  if (!/^[0-9a-f:.]*:[0-9a-f:.]*$/i.test(text)) return undefined;
  try {
    // The URL parser compresses IPv6 as RFC 5952 wants it, and it costs no module that is not loaded anyway.
    const { hostname } = new URL(`http://[${text}]/`);
    return unmapHex(hostname.slice(1, -1));
  } catch {
    return undefined;
  }
}

/** URLs write the IPv4 address in a mapped one in hexadecimal, `::ffff:a00:5`. */
function unmapHex(address: string): string {
  const [, high, low] = MAPPED.exec(address) ?? [];
  if (high === undefined || low === undefined) return address;
  const [upper, lower] = [Number.parseInt(high, 16), Number.parseInt(low, 16)];
  return [upper >> 8, upper & 255, lower >> 8, lower & 255].join('.');
}
