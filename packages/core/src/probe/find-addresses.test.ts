import { expect, it } from 'vitest';
import { findAddresses } from './find-addresses.ts';

const addressesOf = async (host: string) => (await findAddresses(host, undefined)).map(({ address }) => address);

it('takes localhost, and every spelling of "everywhere", for both loopback addresses', async () => {
  for (const host of ['localhost', 'LOCALHOST', 'localhost.', '0.0.0.0', '::', '*', '']) {
    expect(await addressesOf(host), host).toStrictEqual(['127.0.0.1', '::1']);
  }
});

it('takes an address for what it is', async () => {
  expect(await findAddresses('10.0.0.5', undefined)).toStrictEqual([{ address: '10.0.0.5', family: 'ipv4' }]);
  expect(await findAddresses('fe80::1%eth0', undefined)).toStrictEqual([{ address: 'fe80::1%eth0', family: 'ipv6' }]);
});

it('refuses the addresses of many machines', async () => {
  for (const host of ['224.0.0.1', '239.255.255.250', '255.255.255.255', 'ff02::1']) {
    await expect(findAddresses(host, undefined), host).rejects.toMatchObject({ reason: 'invalid-argument' });
  }
});

it('does not look anything up once it is aborted', async () => {
  await expect(findAddresses('example.net', AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
});
