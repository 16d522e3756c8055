import type { Context } from '../context.ts';
import { withHost } from '../session.ts';

/** The addresses by which other machines may reach this one. */
export function listAddresses(context: Context): Promise<string[]> {
  return withHost(context, async (host) => {
    const { network } = await host.snapshot({ listening: true });
    const outside = network.interfaces.filter(({ loopback, address }) => !loopback && !address.startsWith('fe80:'));
    return outside.map(({ address }) => address);
  });
}
