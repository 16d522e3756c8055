import { expect, it } from 'vitest';
import { hintsFor, servicesExpectedAt } from './hints.ts';

const idsOf = (port: number, programs: readonly string[], protocol?: 'udp') =>
  hintsFor(port, programs, protocol).map(({ service, tls, by }) => `${service.id}${tls ? '+tls' : ''} ${by}`);

it('believes the program more than the number', () => {
  expect(idsOf(5432, ['redis-server'])).toStrictEqual(['redis owner', 'postgresql port']);
  expect(idsOf(5432, [])).toStrictEqual(['postgresql port']);
  expect(idsOf(5432, ['postgres'])).toStrictEqual(['postgresql owner']);
  expect(idsOf(40_000, ['node'])).toStrictEqual(['http runtime']);
  expect(idsOf(5432, ['node'])).toStrictEqual(['http runtime', 'postgresql port']);
  expect(idsOf(40_000, ['zsh'])).toStrictEqual([]);
});

it('knows the ports where TLS is usual', () => {
  expect(idsOf(443, [])).toStrictEqual(['http+tls port']);
  expect(idsOf(993, ['imap-login'])).toStrictEqual(['imap+tls port']);
  expect(idsOf(8883, ['mosquitto'])).toStrictEqual(['mqtt+tls owner']);
});

it('expects of UDP only what is on UDP', () => {
  expect(idsOf(53, [], 'udp')).toStrictEqual(['dns port']);
  expect(idsOf(5432, [], 'udp')).toStrictEqual([]);
  expect(servicesExpectedAt(123, 'udp').map(({ id }) => id)).toStrictEqual(['ntp']);
  expect(servicesExpectedAt(5432, 'tcp').map(({ name }) => name)).toStrictEqual(['PostgreSQL']);
});
