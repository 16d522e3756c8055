import { talkTo, workAlone } from './main.ts';
import { serve } from './server.ts';

const USAGE = `usage: npm run example -- 1                    work without a network
       npm run example -- 2 [HOST:PORT]        talk to the server (127.0.0.1:65432)
       npm run example -- server [HOST:PORT]   be the server`;

/** `127.0.0.1:65432`, `localhost:3000`, `[::1]:65432`, and a bare port; `undefined` for anything else. */
function parseAddress(text: string): { host: string; port: number } | undefined {
  const [, inBrackets, plain, digits] = /^(?:(?:\[([^\]]+)\]|([^:]+)):)?(\d{1,5})$/.exec(text) ?? [];
  const port = Number(digits);
  return port >= 1 && port <= 65535 ? { host: inBrackets ?? plain ?? '127.0.0.1', port } : undefined;
}

function refuse(): void {
  console.error(USAGE);
  process.exitCode = 2;
}

const [mode, where = '127.0.0.1:65432', ...more] = process.argv.slice(2);
const address = parseAddress(where);

if (address === undefined || more.length > 0) refuse();
else if (mode === '1' && process.argv.length === 3) await workAlone();
else if (mode === '2') talkTo(address.host, address.port);
else if (mode === 'server') serve(address.host, address.port);
else refuse();
