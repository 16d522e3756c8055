import { describe, expect, it } from 'vitest';
import type { Holder } from '../model/owner.ts';
import { harmedByProbing } from './harmed-by-probing.ts';

function holder(line: string): Holder {
  const command = line.split(' ');
  const name = command[0]?.replace(/^.*\//, '');
  return { pid: 7, startId: 1, startedAtMs: 1, name, command, uid: 0, user: 'root', fds: [3] };
}

const reasonOf = (line: string, port = 5005) => harmedByProbing([holder(line)], port)?.heldBack.reason;

describe('harmedByProbing', () => {
  it.each([
    ['gdbserver --once 127.0.0.1:5005 sleep 600', 'debugger'],
    ['/usr/bin/gdbserver :5005 ./a.out', 'debugger'],
    ['nc -l 127.0.0.1 5005', 'one-shot'],
    ['nc.openbsd -lvp 5005', 'one-shot'],
    ['ncat --listen 5005', 'one-shot'],
    ['socat TCP-LISTEN:5005,reuseaddr STDOUT', 'one-shot'],
    ['socat - tcp4-l:5005', 'one-shot'],
    ['java -agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005 -jar app.jar', 'debugger'],
    ['java -Xrunjdwp:transport=dt_socket,server=y,address=5005 App', 'debugger'],
    ['java -agentlib:jdwp=transport=dt_socket,server=y App', 'debugger'],
    ['dlv exec ./app --headless --listen=:5005', 'debugger'],
    ['python3 -m debugpy --listen 127.0.0.1:5005 app.py', 'debugger'],
    ['/usr/bin/ruby /usr/bin/rdbg --open --port 5005', 'debugger'],
  ])('leaves %s alone', (line, reason) => {
    expect(reasonOf(line)).toBe(reason);
  });

  it.each([
    'nginx: master process /usr/sbin/nginx',
    'nc -k -l 5005',
    'ncat --listen --keep-open 5005',
    'nc 127.0.0.1 5005',
    'socat TCP-LISTEN:5005,reuseaddr,fork EXEC:/bin/cat',
    'java -agentlib:jdwp=transport=dt_socket,server=y,address=*:5006 -jar app.jar',
    'java -jar gdbserver.jar',
    'dlv exec ./app --headless --accept-multiclient --listen=:5005',
    'python3 -m debugpy --listen 127.0.0.1:15005 app.py',
    'vim gdbserver -l',
  ])('connects to %s', (line) => {
    expect(reasonOf(line)).toBeUndefined();
  });

  it('knows a debugger by who holds the port, without connecting', () => {
    expect(harmedByProbing([holder('bash'), holder('gdbserver :5005 ./a.out')], 5005)?.answer).toMatchObject({
      service: 'gdbserver',
      confidence: 'likely',
    });
    expect(harmedByProbing([holder('java -agentlib:jdwp=address=5005,server=y A')], 5005)?.answer?.service).toBe(
      'jdwp',
    );
  });

  it('says nothing of a holder that it knows nothing of', () => {
    const bare = { ...holder('x'), name: undefined, command: undefined };
    expect(harmedByProbing([bare], 5005)).toBeUndefined();
    expect(harmedByProbing([], 5005)).toBeUndefined();
  });
});
