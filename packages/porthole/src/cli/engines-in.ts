import type { Context } from './context.ts';

/** Engines that the environment names: DOCKER_HOST of docker, CONTAINER_HOST of podman. */
export function enginesIn(env: Context['env']): string[] {
  return [env.DOCKER_HOST, env.CONTAINER_HOST].flatMap((host) => /^unix:\/\/(\/.+)$/.exec(host ?? '')?.[1] ?? []);
}
