import type { Family, Protocol } from '../model/socket.ts';

/** What cannot be bound or reached. */
export interface DiagnoseTarget {
  readonly port: number;
  /** Default: `tcp`. */
  readonly protocol?: Protocol | undefined;
  /**
   * `any`: the port, whatever the address; `wildcard`: every address of one family (`0.0.0.0`, `::`). Default: `any`.
   */
  readonly host?: DiagnoseHost | undefined;
}

export type DiagnoseHost =
  | { readonly kind: 'any' }
  | { readonly kind: 'wildcard'; readonly family: Family }
  | { readonly kind: 'localhost' }
  /** Without brackets. */
  | { readonly kind: 'address'; readonly address: string; readonly zone: string | undefined }
  | { readonly kind: 'name'; readonly name: string };
