import type { ProcessDetail } from '../model/process.ts';

/** How to stop something for good. All texts are hostile. */
export type StopAdvice =
  | {
      readonly kind: 'command';
      /** The words of a command line of another program. A word NAME is to be filled in. */
      readonly command: readonly string[];
      /** Where NAME is found, or another way, as part of a sentence. */
      readonly note: string | undefined;
    }
  /** By ending this process first. */
  | { readonly kind: 'kill'; readonly pid: number };

/** Managers that have a command to stop one of theirs by name, and what lists the names. */
const BY_NAME = new Map<string, readonly [stop: readonly string[], list: string]>([
  ['pm2', [['pm2', 'stop'], 'pm2 list']],
  ['forever', [['forever', 'stop'], 'forever list']],
  ['supervisord', [['supervisorctl', 'stop'], 'supervisorctl status']],
  ['circusd', [['circusctl', 'stop'], 'circusctl status']],
  ['overmind', [['overmind', 'stop'], 'overmind status']],
  ['monit', [['monit', 'stop'], 'monit summary']],
  ['god', [['god', 'stop'], 'god status']],
]);

/** Managers with one process for each service, whose working folder is the folder of the service. */
const BY_FOLDER = new Map<string, readonly string[]>([
  ['runit', ['sv', 'stop']],
  ['s6', ['s6-svc', '-d']],
  ['daemontools', ['svc', '-d']],
]);

/** The command that makes a process manager stop what it runs; those that have none are ended themselves. */
export function stopAdviceOf(manager: string, { pid, folder }: Pick<ProcessDetail, 'pid' | 'folder'>): StopAdvice {
  const named = BY_NAME.get(manager);
  if (named !== undefined) {
    const [stop, list] = named;
    return { kind: 'command', command: [...stop, 'NAME'], note: `\`${list}\` shows the NAME` };
  }
  const foldered = BY_FOLDER.get(manager);
  if (foldered !== undefined && folder !== undefined) {
    return { kind: 'command', command: [...foldered, folder], note: undefined };
  }
  return { kind: 'kill', pid };
}
