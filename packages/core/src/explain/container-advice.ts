import type { Container } from '../model/container.ts';
import type { Socket } from '../model/socket.ts';
import type { ContainerPart } from './container-part.ts';
import type { StopAdvice } from './stop-advice.ts';

/** The container behind a port, and how it is stopped. */
export interface ContainerAdvice {
  /** Its name, or the first 12 digits of its id. Hostile text. */
  readonly name: string | undefined;
  readonly stop: StopAdvice | undefined;
}

/**
 * Which container a process belongs to or publishes, and the command that stops it: by the id where there is one, else by
 * the published port, else by what the process itself was told.
 */
export function adviseOnContainer(
  part: ContainerPart,
  sockets: readonly Socket[],
  containers: readonly Container[],
): ContainerAdvice {
  const told = containers.filter((each) => part.id !== undefined && each.id.startsWith(part.id));
  const found = told.length > 0 || part.id !== undefined ? told : publishing(sockets, containers);
  const [first] = found;
  if (first !== undefined) return stopAll(found, first);
  const name = part.name ?? (/^[\da-f]{12,64}$/.test(part.id ?? '') ? part.id?.slice(0, 12) : part.id);
  if (part.engine === 'kubernetes') return { name, stop: undefined };
  if (name === undefined) return { name, stop: findByPort(part, sockets) };
  return part.engine === undefined ? { name, stop: undefined } : { name, stop: stopCommand(part.engine, [name]) };
}

/** Podman tells of a published port at each container that shares it: the port is free once all of them are stopped. */
function stopAll(found: readonly Container[], first: Container): ContainerAdvice {
  const infra = found.find((each) => isInfra(each.name)) ?? first;
  const same = found.filter((each) => each.engine === first.engine);
  const names = isInfra(infra.name) ? [infra.name] : same.map((each) => each.name);
  const { project, service } = infra;
  const stop = stopCommand(infra.engine, names);
  if (project === undefined || service === undefined) return { name: infra.name, stop };
  const note = `it is \`${service}\` of the Compose project \`${project}\``;
  return { name: infra.name, stop: { ...stop, note } };
}

/** The port of a pod belongs to the container that keeps its network, and goes when the pod is stopped. */
function stopCommand(engine: string, names: readonly string[]): Extract<StopAdvice, { kind: 'command' }> {
  const [name = ''] = names;
  const command = isInfra(name) ? [engine, 'pod', 'stop', name.slice(0, -'-infra'.length)] : [engine, 'stop', ...names];
  return { kind: 'command', command, note: undefined };
}

function isInfra(name: string): boolean {
  return /^[\da-f]{12}-infra$/.test(name);
}

/** Without the engine's own word: the command that shows which one it is. */
function findByPort({ engine }: ContainerPart, [socket]: readonly Socket[]): StopAdvice | undefined {
  if (socket === undefined || engine === undefined) return undefined;
  const note = `then \`${engine} stop\` the container that it shows`;
  return { kind: 'command', command: [engine, 'ps', '--filter', `publish=${socket.local.port}`], note };
}

function publishing(sockets: readonly Socket[], containers: readonly Container[]): readonly Container[] {
  return containers.filter(({ ports }) =>
    ports.some(({ address, port, protocol }) =>
      sockets.some(({ local, protocol: own }) => {
        const everywhere = address === undefined || address === '0.0.0.0' || address === '::';
        return port === local.port && protocol === own && (everywhere || address === local.address);
      }),
    ),
  );
}
