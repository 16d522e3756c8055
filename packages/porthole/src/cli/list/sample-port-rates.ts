import type { Host, Snapshot, SnapshotOptions, TrafficRate } from '@porthole/core';
import type { ListenerRow } from '../../view/fold.ts';
import type { Page } from '../text/page.ts';
import { clientsOf } from './count-clients.ts';
import { ratesByProcess, sampleRates, sumRates } from './sample-rates.ts';
import { tellBusiest } from './tell-busiest.ts';

/** What goes through open ports now. */
export interface PortRates {
  readonly snapshot: Snapshot;
  /** The rate of each TCP row: nothing where it has no connection, left out where it is not known. */
  ratesOf(rows: readonly ListenerRow[]): ReadonlyMap<ListenerRow, TrafficRate>;
  tellBusiest(page: Page): string[];
}

const NOTHING: TrafficRate = { sent: 0, received: 0 };

export async function samplePortRates(host: Host, options: SnapshotOptions): Promise<PortRates> {
  const { snapshot, rateOf } = await sampleRates(host, options);
  return {
    snapshot,
    ratesOf(rows) {
      const rates = new Map<ListenerRow, TrafficRate>();
      for (const [row, clients] of clientsOf(rows, snapshot.sockets)) {
        const rate = clients.length === 0 ? NOTHING : sumRates(clients.map(rateOf));
        if (rate !== undefined) rates.set(row, rate);
      }
      return rates;
    },
    tellBusiest: (page) => tellBusiest(ratesByProcess(snapshot.sockets, rateOf), page),
  };
}
