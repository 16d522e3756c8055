import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PortholeError } from '@porthole/core';
import type { StartChild } from '../../lesson/index.ts';
import type { Context } from '../context.ts';
import { programsFolder } from './programs-folder.ts';

/**
 * Makes the way by which programs of the lesson are started. They end themselves when this process is gone or three
 * minutes are over. What they say goes to a file that has no name any more: with a pipe, Node would give them a socket.
 */
export function createStartChild({ self }: Pick<Context, 'self'>): StartChild {
  const folder = programsFolder(self);
  return (file, words) => {
    const fd = openNameless();
    const child = spawn(self.nodePath, [path.join(folder, file), ...words], {
      stdio: ['ignore', fd, fd],
      env: plain(self.env),
    });
    let failure: string | undefined;
    child.once('error', (error) => {
      failure = error.message;
    });
    return {
      pid: child.pid,
      said: () => failure ?? readAll(fd),
      get end() {
        const { exitCode: code, signalCode: signal } = child;
        return failure === undefined && code === null && signal === null ? undefined : { code, signal };
      },
      kill: (signal) => {
        child.kill(signal);
      },
      release: () => closeSync(fd),
    };
  };
}

/** Not what would make a program do something else than its code says. */
function plain({ NODE_OPTIONS: _, ...env }: Context['env']): Record<string, string | undefined> {
  return env;
}

function openNameless(): number {
  const name = path.join(tmpdir(), `porthole-lesson-${randomUUID()}`);
  try {
    const fd = openSync(name, 'ax+', 0o600);
    rmSync(name);
    return fd;
  } catch (cause) {
    throw new PortholeError('unavailable', `No file can be made in ${tmpdir()}, and the lesson needs one.`, {
      hint: 'Name another folder in TMPDIR.',
      cause,
    });
  }
}

function readAll(fd: number): string {
  const bytes = Buffer.alloc(fstatSync(fd).size);
  return bytes.subarray(0, readSync(fd, bytes, 0, bytes.length, 0)).toString();
}
