import type { Process } from '../model/process.ts';

/** What Chromium and what is built on it call the kinds of their processes (content/public/common/content_switches.cc). */
const CHROMIUM_TYPES: Readonly<Record<string, string>> = {
  renderer: 'a renderer',
  'gpu-process': 'its GPU process',
  zygote: 'a zygote',
  broker: 'a broker',
  utility: 'a utility process',
};

/** The services that Chromium runs in processes of their own. */
const CHROMIUM_SERVICES: Readonly<Record<string, string>> = {
  'network.mojom.NetworkService': 'its network service',
  'storage.mojom.StorageService': 'its storage service',
  'audio.mojom.AudioService': 'its audio service',
  'node.mojom.NodeService': 'a Node.js service of it',
};

/** `nginx: master process nginx -g ...`, `postgres: checkpointer `: what is more than three plain words tells of data. */
const TITLE = /^[\w.-]+: (?:((?:master|worker) process)\b.*|([a-z]+(?: [a-z]+){0,2}) *)$/;

/** Longer arguments say nothing more about it. */
const LONGEST = 4096;

/**
 * What a process is among those of its program, as its arguments say: `its network service`, `its master process`.
 * `undefined` where they do not say. Only words of a closed set or plain lower-case letters come out.
 */
export function processRole({ command }: Pick<Process, 'command'>): string | undefined {
  // These programs write a title over their arguments, so blanks may stand where there was a NUL.
  const text = command?.join(' ').slice(0, LONGEST) ?? '';
  const type = /(?:^| )--type=([a-z-]+)(?: |$)/.exec(text)?.[1];
  if (type !== undefined) {
    const service = /(?:^| )--utility-sub-type=([\w.]+)(?: |$)/.exec(text)?.[1];
    return (service === undefined ? undefined : CHROMIUM_SERVICES[service]) ?? CHROMIUM_TYPES[type];
  }
  const [, main, other] = (command?.length === 1 ? TITLE.exec(text) : undefined) ?? [];
  const title = main ?? other;
  return title === undefined ? undefined : `its ${title}`;
}
