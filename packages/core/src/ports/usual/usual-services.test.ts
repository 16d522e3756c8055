import { describe, expect, it } from 'vitest';
import { EVERYDAY_PROTOCOLS } from '../everyday/everyday-protocols.ts';
import { usualServices, usualServicesOf } from './usual-services.ts';

const all = [...usualServices()].flatMap(([port, services]) => services.map((service) => ({ port, ...service })));

describe('what is usual', () => {
  it('is known of many ports, each row with its evidence', () => {
    expect(all.length).toBeGreaterThanOrEqual(150);
    for (const { port, name, evidence, transports } of all) {
      expect(Number.isInteger(port) && port > 0 && port < 65_536, `${port}`).toBe(true);
      expect(name).toMatch(/^\S.*\S$/);
      expect(evidence, name).toMatch(/\S{3}/);
      expect(transports.length, name).toBeGreaterThan(0);
    }
  });

  it('says nothing twice', () => {
    const keys = all.map(({ port, name }) => `${port} ${name}`);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
  });

  it('names the best known first', () => {
    expect(usualServicesOf(5432).map(({ name }) => name)).toEqual(['PostgreSQL']);
    expect(usualServicesOf(3000).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['Next.js', 'Ruby on Rails', 'Grafana']),
    );
    expect(usualServicesOf(443)[0]).toMatchObject({ name: 'HTTPS', purpose: expect.stringMatching(/web/) });
    expect(usualServicesOf(23_456)).toEqual([]);
  });

  it('keeps to the transport that is asked for', () => {
    expect(usualServicesOf(51_820, 'udp').map(({ name }) => name)).toEqual(['WireGuard']);
    expect(usualServicesOf(51_820, 'tcp')).toEqual([]);
  });
});

describe('the protocols of every day', () => {
  it.each([
    ['HTTP', 80],
    ['HTTPS', 443],
    ['SSH', 22],
    ['FTP', 20],
    ['FTP', 21],
    ['Telnet', 23],
    ['SMTP', 25],
    ['DNS', 53],
    ['DHCP', 67],
    ['DHCP', 68],
    ['TFTP', 69],
    ['POP3', 110],
    ['NTP', 123],
    ['IMAP', 143],
    ['SNMP', 161],
    ['LDAP', 389],
    ['SMTPS', 465],
    ['SMTP submission', 587],
    ['LDAPS', 636],
    ['FTPS', 989],
    ['FTPS', 990],
    ['IMAPS', 993],
    ['POP3S', 995],
    ['MySQL', 3306],
    ['RDP', 3389],
    ['PostgreSQL', 5432],
  ])('have %s on %i', (name, port) => {
    expect(EVERYDAY_PROTOCOLS.find((each) => each.name === name)?.ports).toContain(port);
  });

  it('are in the order of their ports, each with a sentence that says what for', () => {
    const ports = EVERYDAY_PROTOCOLS.map(({ ports: [first] }) => first ?? -1);
    expect(ports).toEqual([...ports].sort((a, b) => a - b));
    for (const { purpose, reference } of EVERYDAY_PROTOCOLS) {
      expect(purpose).toMatch(/^[a-z].{10,100}[^.]$/);
      expect(reference).not.toBe('');
    }
  });
});
