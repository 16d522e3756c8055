type Unknown = null | undefined;

export interface EndpointShape {
  readonly address: string;
  readonly port: number;
  readonly zone?: string | Unknown;
}

export interface HolderShape {
  readonly pid: number;
  readonly name?: string | Unknown;
  readonly command?: readonly string[] | Unknown;
  readonly uid?: number | Unknown;
  readonly user?: string | Unknown;
}

/**
 * What a filter and a sort order read of a socket. Both `Socket` and a socket in a JSON document have this shape; only
 * the fields that the terms name are ever read, so they may be getters that do work.
 */
export interface SocketShape {
  readonly protocol: string;
  readonly family: string;
  readonly state: string;
  readonly local: EndpointShape;
  /** Local port times 65,536 plus remote port (0: none), where that costs less than asking for the ends. */
  readonly ports?: number;
  readonly remote?: EndpointShape | Unknown;
  /** Of a UNIX socket: the text of its name. */
  readonly path?: string | Unknown;
  readonly owner: {
    readonly kind: string;
    /** Of a process owner only. */
    readonly holders?: readonly HolderShape[] | Unknown;
    readonly primary?: number | Unknown;
  };
  readonly uid?: number | Unknown;
  readonly user?: string | Unknown;
  readonly service?: string | Unknown;
  readonly reach?: { readonly value: string } | Unknown;
  readonly namespace?: string | Unknown;
  readonly queue?: { readonly receive: number; readonly send: number } | Unknown;
  readonly container?: string | Unknown;
  readonly host?: string | Unknown;
  readonly label?: string | Unknown;
}
