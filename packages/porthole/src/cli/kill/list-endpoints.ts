import { printEndpoint, type Socket } from '@porthole/core';
import { listOf } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { clean, type Teller } from '../who/teller.ts';

/** `127.0.0.1:3000 tcp · [::1]:3000 tcp`, each once. */
export function listEndpoints(sockets: readonly Socket[], teller: Teller): Rich {
  const texts = new Map(
    sockets.map(({ local, protocol }) => {
      const address = clean(teller, printEndpoint(local));
      return [`${address} ${protocol}`, [{ role: 'address' as const, text: address }, `${HARD_BLANK}${protocol}`]];
    }),
  );
  return listOf([...texts.values()], teller.style.symbols.separator);
}
