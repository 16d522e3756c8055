import type { Protocol } from './socket.ts';

/** A systemd socket unit: systemd itself holds the port and starts the service when somebody comes (systemd.socket(5)). */
export interface SocketUnit {
  /** `ssh.socket`. Hostile text. */
  readonly name: string;
  /** The service that it starts: `ssh.service`. Hostile text. */
  readonly service: string;
  readonly listens: readonly { readonly protocol: Protocol; readonly port: number }[];
}
