/** `127.0.0.1:65432`, `localhost:3000`, `[::1]:65432`, and a bare port; `undefined` for anything else. */
export function parseAddress(text: string): { host: string; port: number } | undefined {
  const [, inBrackets, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  return port >= 0 && port <= 65535 ? { host: inBrackets ?? plain ?? '127.0.0.1', port } : undefined;
}
