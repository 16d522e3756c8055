/** The interface of IPv4 sockets by the words of their two addresses: many sockets have few pairs of them. */
export class Ipv4Interfaces {
  private readonly byLocal = new Map<number, Map<number, string | null>>();

  /** `find` is asked once for each pair. */
  of(local: number, remote: number, find: () => string | undefined): string | undefined {
    let byRemote = this.byLocal.get(local);
    if (byRemote === undefined) this.byLocal.set(local, (byRemote = new Map<number, string | null>()));
    let name = byRemote.get(remote);
    if (name === undefined) byRemote.set(remote, (name = find() ?? null));
    return name ?? undefined;
  }
}
