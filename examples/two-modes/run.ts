import { parseAddress } from './address.ts';
import { endInTime } from './end-in-time.ts';
import { talkTo, workAlone } from './main.ts';
import { serve } from './server.ts';

const USAGE = `usage: npm run example -- 1 [SECONDS]          work without a network
       npm run example -- 2 [HOST:PORT]        talk to the server (127.0.0.1:65432)
       npm run example -- server [HOST:PORT]   be the server`;

function refuse(): void {
  console.error(USAGE);
  process.exitCode = 2;
}

const [mode, where, ...more] = process.argv.slice(2);
const address = parseAddress(where ?? '127.0.0.1:65432');
const seconds = Number(where ?? 10);

endInTime();
if (more.length > 0) refuse();
else if (mode === '1' && seconds > 0) await workAlone(seconds);
else if (address === undefined) refuse();
else if (mode === '2') talkTo(address.host, address.port);
else if (mode === 'server') serve(address.host, address.port);
else refuse();
