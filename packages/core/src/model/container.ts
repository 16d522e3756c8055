import type { Protocol } from './socket.ts';

/** Who runs containers here, by the program that one stops them with. */
export type ContainerEngine = 'docker' | 'podman';

/** A port of this machine that an engine hands on into a container. */
export interface PublishedPort {
  /** The address of this machine; every one where it is `0.0.0.0` or `::`, or where the engine names none. */
  readonly address: string | undefined;
  readonly port: number;
  readonly protocol: Protocol;
}

/** One running container, as its engine tells of it. All texts are hostile. */
export interface Container {
  readonly engine: ContainerEngine;
  /** 64 hexadecimal digits. */
  readonly id: string;
  readonly name: string;
  /** The project and service of Compose that it belongs to, by its labels. */
  readonly project: string | undefined;
  readonly service: string | undefined;
  readonly ports: readonly PublishedPort[];
}

/** What the engines told, and why some did not. */
export interface ContainerListing {
  readonly containers: readonly Container[];
  /** Engines that are there and did not answer, with the reason: `/var/run/docker.sock: EACCES`. */
  readonly silent: readonly string[];
}
