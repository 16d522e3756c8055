/** What two descriptions of one socket must agree on, whoever gave them. */
export interface DescribedSocket {
  readonly protocol: string;
  readonly state: string;
  readonly local: { readonly address: string; readonly port: number; readonly zone?: string | null | undefined };
  readonly remote?: DescribedSocket['local'] | null | undefined;
  readonly inode?: string | null | undefined;
}

/** `tcp listen 127.0.0.1:80 - #29303`: a socket in one line, to compare and to read in a failed test. */
export function socketKey(socket: DescribedSocket): string {
  return `${namesKey(socket)} #${socket.inode ?? 'none'}`;
}

/** The same without the inode. */
export function namesKey({ protocol, state, local, remote }: DescribedSocket): string {
  return `${protocol} ${state} ${endpointKey(local)} ${remote == null ? '-' : endpointKey(remote)}`;
}

function endpointKey({ address, port, zone }: DescribedSocket['local']): string {
  return `[${address}${zone == null ? '' : `%${zone}`}]:${port}`;
}
