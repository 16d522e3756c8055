import type { Act } from '../act.ts';

export const commonPorts: Act = {
  id: 'common-ports',
  title: 'The common ports, and why protocols agreed on them',
  steps: [
    {
      kind: 'ask',
      question: 'You type https://example.com and name no port. How does the browser know where to connect?',
      choices: ['it tries them all', 'everybody agreed on 443 for HTTPS', 'the name holds the port'],
      right: 1,
      because:
        'A client has to know the number before it can ask anything. So protocols have agreed on one, and IANA keeps the list.',
    },
    { kind: 'protocols', ports: [22, 25, 53, 80, 123, 443, 993, 3306, 5432] },
    { kind: 'try', commands: ['porthole port 443', 'porthole port --common'] },
  ],
  exactly: [
    {
      says: 'The ports of protocols are agreed on. Our server chose its port: no list has it, and the client has to be told.',
      first: [{ kind: 'start', as: 'server', program: 'serve', at: '127.0.0.1:{port}' }],
      expect: [
        { filter: 'lport:{port} state:listen pid:{server.pid}', count: 1 },
        { filter: 'lport:{port} state:listen', every: { service: 'undefined', portClass: 'dynamic' } },
      ],
      seen: 'Process {server.pid} has port {port}, for which IANA has no name.',
    },
  ],
};
