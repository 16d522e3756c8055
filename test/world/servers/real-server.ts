/** What a port of a real server is, as its own documentation says. */
export interface ServedPort {
  readonly port: number;
  readonly protocol?: 'udp';
  /** A few words for the test's title. */
  readonly title: string;
  readonly service: string;
  /** What probe has to call the software, where the server tells. */
  readonly product?: RegExp;
  /** The server tells its version, which is that of its package. */
  readonly tellsVersion?: true;
  readonly tls?: true;
}

/** How a server is started in a folder of its own. */
export interface Launch {
  /** Files to write first, by name. */
  readonly files?: Readonly<Record<string, string>>;
  /** Shell commands that have to succeed first, run in the folder. */
  readonly prepare?: readonly string[];
  /** Runs in the foreground; its output goes into the file `output.log`. */
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** What ends it in an orderly way. Default: SIGTERM. */
  readonly endSignal?: NodeJS.Signals;
}

/** A server from a Debian package (or from this checkout), as a test starts it. */
export interface RealServer {
  readonly name: string;
  /** The Debian package that the program is in; none for what is always there. */
  readonly package?: string;
  readonly program: string;
  readonly ports: readonly ServedPort[];
  /**
   * @param folder its own, empty, open to every user
   * @param certificate the path of a self-signed certificate for localhost; its key is beside it as `.key`
   */
  launch(folder: string, certificate: string): Launch;
}
