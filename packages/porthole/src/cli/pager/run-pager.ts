import { spawnSync } from 'node:child_process';
import { LESS_FLAGS, type Pager } from './choose-pager.ts';

/** The shell could not find or start the command (POSIX, Exit Status for Commands). */
const NOT_STARTED = [126, 127];

/** Shows the text by the pager and waits until its user leaves it. False: it could not be started. */
export function runPager({ command, secure }: Pager, text: string, env: Readonly<NodeJS.ProcessEnv>): boolean {
  const [file, words] = command === undefined ? ['less', [LESS_FLAGS]] : ['/bin/sh', ['-c', command]];
  // Ctrl-C is for the pager, which stops a search by it; it must not end this program and leave the pager alone.
  const ignore = (): void => undefined;
  process.on('SIGINT', ignore);
  try {
    const { error, status } = spawnSync(file, words, {
      input: text,
      stdio: ['pipe', 'inherit', 'inherit'],
      env: secure ? { ...env, LESSSECURE: '1' } : env,
    });
    // Who leaves before the end of the text closes the pipe.
    if (error !== undefined && (error as NodeJS.ErrnoException).code !== 'EPIPE') return false;
    return status === null || !NOT_STARTED.includes(status);
  } finally {
    process.removeListener('SIGINT', ignore);
  }
}
