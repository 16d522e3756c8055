import { describe, expect, it } from 'vitest';
import { processRole } from './process-role.ts';

describe('processRole', () => {
  it.each([
    [
      ['/opt/chrome/chrome', '--type=utility', '--utility-sub-type=network.mojom.NetworkService'],
      'its network service',
    ],
    // Chromium writes its arguments anew, with blanks between them.
    [
      ['/opt/chrome/chrome --type=utility --utility-sub-type=network.mojom.NetworkService --lang=de'],
      'its network service',
    ],
    [['chrome', '--type=utility', '--utility-sub-type=some.new.Service'], 'a utility process'],
    [['chrome', '--type=renderer', '--lang=de'], 'a renderer'],
    [['chrome', '--type=somethingnew'], undefined],
    [['nginx: master process nginx -g daemon off;'], 'its master process'],
    [['nginx: worker process'], 'its worker process'],
    [['postgres: checkpointer '], 'its checkpointer'],
    [['sshd: ana@pts/0'], undefined],
    [['postgres: ana shop [local] idle'], undefined],
    [['sshd: /usr/sbin/sshd -D [listener]'], undefined],
    [['x: \u001b[2Jboo'], undefined],
    [['node', 'nginx: worker process'], undefined],
    [[], undefined],
    [undefined, undefined],
  ])('of %j: %s', (command, role) => {
    expect(processRole({ command })).toBe(role);
  });
});
