import type { WhySourceKind } from './why.ts';

/** A program that starts others for a reason of its own. */
interface Supervisor {
  readonly kind: WhySourceKind;
  /** How people call it. */
  readonly name: string;
  /** Identities of its program (see `Program`). */
  readonly is: readonly string[];
}

const SUPERVISORS: readonly Supervisor[] = [
  { kind: 'process-manager', name: 'pm2', is: ['title:PM2', 'npm:pm2'] },
  { kind: 'process-manager', name: 'nodemon', is: ['npm:nodemon'] },
  { kind: 'process-manager', name: 'forever', is: ['npm:forever'] },
  { kind: 'process-manager', name: 'ts-node-dev', is: ['npm:ts-node-dev'] },
  { kind: 'process-manager', name: 'node-dev', is: ['npm:node-dev'] },
  { kind: 'process-manager', name: 'supervisord', is: ['py:supervisord', 'exe:supervisord'] },
  { kind: 'process-manager', name: 'circusd', is: ['py:circusd'] },
  { kind: 'process-manager', name: 'honcho', is: ['py:honcho'] },
  { kind: 'process-manager', name: 'watchmedo', is: ['py:watchmedo'] },
  { kind: 'process-manager', name: 'foreman', is: ['rb:foreman'] },
  { kind: 'process-manager', name: 'god', is: ['rb:god'] },
  { kind: 'process-manager', name: 'overmind', is: ['exe:overmind'] },
  { kind: 'process-manager', name: 'hivemind', is: ['exe:hivemind'] },
  { kind: 'process-manager', name: 'monit', is: ['exe:monit'] },
  { kind: 'process-manager', name: 'runit', is: ['exe:runsv', 'busybox:runsv'] },
  { kind: 'process-manager', name: 's6', is: ['exe:s6-supervise'] },
  { kind: 'process-manager', name: 'daemontools', is: ['exe:supervise'] },
  { kind: 'process-manager', name: 'watchexec', is: ['exe:watchexec'] },
  { kind: 'process-manager', name: 'entr', is: ['exe:entr'] },
  { kind: 'cron', name: 'cron', is: ['exe:cron', 'exe:CRON', 'exe:crond', 'exe:fcron', 'busybox:crond'] },
  { kind: 'cron', name: 'anacron', is: ['exe:anacron'] },
  { kind: 'cron', name: 'at', is: ['exe:atd'] },
  { kind: 'ssh', name: 'sshd', is: ['exe:sshd', 'exe:sshd-session'] },
  { kind: 'ssh', name: 'dropbear', is: ['exe:dropbear'] },
  { kind: 'ssh', name: 'mosh', is: ['exe:mosh-server'] },
  { kind: 'terminal-multiplexer', name: 'tmux', is: ['exe:tmux'] },
  { kind: 'terminal-multiplexer', name: 'screen', is: ['exe:screen', 'exe:SCREEN'] },
  { kind: 'terminal-multiplexer', name: 'zellij', is: ['exe:zellij'] },
  { kind: 'terminal-multiplexer', name: 'dtach', is: ['exe:dtach'] },
  { kind: 'terminal-multiplexer', name: 'abduco', is: ['exe:abduco'] },
  { kind: 'container', name: 'containerd', is: ['exe:containerd-shim', 'exe:containerd-shim-runc-v2'] },
  { kind: 'container', name: 'conmon', is: ['exe:conmon'] },
  { kind: 'container', name: 'LXC', is: ['exe:lxc-start'] },
  { kind: 'container', name: 'systemd-nspawn', is: ['exe:systemd-nspawn'] },
];

/** The supervisor that goes by one of these identities. */
export function supervisorOf(identities: readonly string[]): Pick<Supervisor, 'kind' | 'name'> | undefined {
  for (const identity of identities) {
    const found = SUPERVISORS.find((each) => each.is.includes(identity));
    if (found !== undefined) return found;
  }
  return undefined;
}
