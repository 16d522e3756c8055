import { parseAddress } from './address.ts';
import { endInTime } from './end-in-time.ts';
import { tellTheTime } from './more/clock.ts';
import { receiveDatagrams } from './more/datagrams.ts';
import { share } from './more/share.ts';
import { openTabs } from './more/tabs.ts';
import { serveByName, talkByName } from './more/without-port.ts';

// Small programs beside the one with two modes: each shows one more thing about ports.
const BY_ADDRESS = { clock: tellTheTime, datagrams: receiveDatagrams, share, tabs: openTabs };
const BY_NAME = { named: serveByName, caller: talkByName };

const [mode = '', where = ''] = process.argv.slice(2);
const address = parseAddress(where);

endInTime();
if (mode in BY_NAME) BY_NAME[mode as keyof typeof BY_NAME](where);
else if (mode in BY_ADDRESS && address !== undefined) {
  await BY_ADDRESS[mode as keyof typeof BY_ADDRESS](address.host, address.port);
} else {
  console.error(
    `usage: more.ts ${Object.keys(BY_ADDRESS).join('|')} HOST:PORT, or ${Object.keys(BY_NAME).join('|')} NAME`,
  );
  process.exitCode = 2;
}
