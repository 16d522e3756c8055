import { PortholeError } from '../errors.ts';
import type { Host } from './host.ts';
import type { LinuxOptions } from './linux/index.ts';

export interface OpenOptions {
  /** What only Linux offers. */
  readonly linux?: LinuxOptions | undefined;
}

/**
 * Opens the machine that this program runs on. Close it when it is no longer needed (`await host.close()`).
 * @throws PortholeError `unsupported` on a system that porthole cannot read.
 */
export async function openHost(options: OpenOptions = {}): Promise<Host> {
  if (process.platform !== 'linux') {
    throw new PortholeError('unsupported', `this version cannot read ${process.platform}`, {
      hint: 'it reads Linux; Windows and macOS are on the way',
    });
  }
  const [{ LinuxHost }, { LiveLinuxSource }] = await Promise.all([
    import('./linux/index.ts'),
    import('./linux/live-source.ts'),
  ]);
  const source = new LiveLinuxSource();
  return new LinuxHost(source, options.linux ?? {}, () => source.close(), {
    async act() {
      const { createActions } = await import('./linux/act/linux-actions.ts');
      return createActions(source);
    },
    async containers(engineSockets) {
      const { readContainers } = await import('./linux/containers/read-containers.ts');
      return readContainers(engineSockets);
    },
    async tryBind(requests) {
      const { tryBinds } = await import('./linux/act/trial-bind.ts');
      return tryBinds(requests);
    },
  });
}
