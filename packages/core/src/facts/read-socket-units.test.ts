import { describe, expect, it } from 'vitest';
import { fakeLinuxSource } from '../host/linux/testing/fake-linux-source.ts';
import { parseSocketUnit } from './parse-socket-unit.ts';
import { readSocketUnits } from './read-socket-units.ts';

describe('parseSocketUnit', () => {
  it.each([
    ['ListenStream=8080', [{ protocol: 'tcp', port: 8080 }]],
    ['ListenStream=127.0.0.1:8080', [{ protocol: 'tcp', port: 8080 }]],
    [
      'ListenStream = [::]:8080\nListenDatagram=53',
      [
        { protocol: 'tcp', port: 8080 },
        { protocol: 'udp', port: 53 },
      ],
    ],
    ['ListenStream=/run/x.sock\nListenStream=@abstract:80', []],
    ['ListenStream=22\nListenStream=\nListenStream=2222', [{ protocol: 'tcp', port: 2222 }]],
    ['#ListenStream=22\n;ListenStream=23', []],
    ['[Install]\nListenStream=22', []],
  ])('reads %j', (lines, listens) => {
    expect(parseSocketUnit('x.socket', `[Unit]\nDescription=x\n\n[Socket]\n${lines}\n`).listens).toEqual(listens);
  });

  it('knows the service: the namesake, the one that is named, or one for each connection', () => {
    const serviceOf = (lines: string) => parseSocketUnit('ssh.socket', `[Socket]\n${lines}`).service;
    expect(serviceOf('ListenStream=22')).toBe('ssh.service');
    expect(serviceOf('ListenStream=22\nService=dropbear.service')).toBe('dropbear.service');
    expect(serviceOf('ListenStream=22\nAccept=yes')).toBe('ssh@*.service');
  });
});

it('lets a unit in /etc stand for the one of the same name in /usr', () => {
  const source = fakeLinuxSource({
    folders: {
      '/etc/systemd/system': ['web.socket', 'web.service'],
      '/usr/lib/systemd/system': ['web.socket', 'dbus.socket'],
    },
    files: {
      '/etc/systemd/system/web.socket': '[Socket]\nListenStream=8081\n',
      '/usr/lib/systemd/system/web.socket': '[Socket]\nListenStream=8080\n',
      '/usr/lib/systemd/system/dbus.socket': '[Socket]\nListenStream=/run/dbus/system_bus_socket\n',
    },
  });
  expect(readSocketUnits(source)).toEqual([
    { name: 'web.socket', service: 'web.service', listens: [{ protocol: 'tcp', port: 8081 }] },
  ]);
  expect(readSocketUnits(fakeLinuxSource({}))).toEqual([]);
});
