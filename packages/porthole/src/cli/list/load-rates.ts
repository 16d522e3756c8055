import type { Host, SnapshotOptions } from '@porthole/core';
import type { SampledRates } from './sample-rates.ts';

/** Only a run that asks for rates loads what they take. */
export async function sampleRatesOf(host: Host, options: SnapshotOptions): Promise<SampledRates> {
  const { sampleRates } = await import('./sample-rates.ts');
  return sampleRates(host, options);
}
