import type { Container, ContainerListing } from '../../../model/container.ts';
import { errnoCode } from '../../source.ts';
import { askEngine } from './ask-engine.ts';

/** Asks every engine that is there, all at once; one that does not answer keeps the others from nothing. */
export async function readContainers(engineSockets: readonly string[]): Promise<ContainerListing> {
  const answers = await Promise.allSettled(engineSockets.map(askEngine));
  const containers = new Map<string, Container>();
  const silent: string[] = [];
  for (const [index, answer] of answers.entries()) {
    // Several sockets may lead to one engine.
    if (answer.status === 'fulfilled') for (const each of answer.value) containers.set(each.id, each);
    else if (errnoCode(answer.reason) !== 'ENOENT') silent.push(`${engineSockets[index]}: ${reasonOf(answer.reason)}`);
  }
  return { containers: [...containers.values()], silent };
}

function reasonOf(error: unknown): string {
  return errnoCode(error) ?? (error instanceof Error ? error.message : String(error));
}
