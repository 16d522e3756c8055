/** What a program is for. */
export type WhatKind =
  | 'dev-server'
  | 'web-server'
  | 'database'
  | 'cache'
  | 'queue'
  | 'language-server'
  | 'proxy'
  | 'debugger'
  | 'remote-shell'
  | 'name-server'
  | 'container'
  | 'tool'
  | 'application';

/** What a program is. The label may hold text from the process: hostile. */
export interface What {
  readonly label: string;
  readonly kind: WhatKind;
}

/**
 * One line of knowledge: a program that goes by one of these identities (see `Program.identities`), and was started
 * in this way, is this. The first rule that fits wins.
 */
export interface WhatRule extends What {
  readonly is: readonly string[];
  /** One of the arguments is exactly one of these words. */
  readonly words?: readonly string[];
  /** One of the arguments matches. */
  readonly argument?: RegExp;
  /** The path of the program matches. */
  readonly path?: RegExp;
  /** A better label for when every option named in it (`{-n}`) has a value among the arguments. */
  readonly detailed?: string;
}

/** The commonest rule: a program that its file name tells. Kind, label, file names. */
export type ProgramRow = readonly [kind: WhatKind, label: string, ...names: string[]];
