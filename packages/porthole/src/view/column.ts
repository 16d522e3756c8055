import type { Socket, TrafficRate } from '@porthole/core';
import type { Role } from './style.ts';
import type { Symbols } from './symbols.ts';

/** One column of a table: how it is called, what it says of a row, and what happens to it where room is short. */
export interface Column<Row> {
  readonly key: string;
  readonly title: string;
  /** 1 stays longest; the largest number is the first to go. */
  readonly priority: number;
  /** Shown only where it is asked for by name. */
  readonly optional?: boolean;
  readonly align?: 'left' | 'right';
  /** May be cut to fit, but not below `minWidth`. */
  readonly shrink?: boolean;
  /** Default: the width of the title. */
  readonly minWidth?: number;
  /** Raw text of one cell; the table sanitises it. */
  text(row: Row): string;
  /** A shorter text for a cell that has to be cut to this width, where its end is not what can be spared. */
  readonly fit?: (row: Row, width: number) => string;
  /**
   * Rows for which this gives the same value (other than `undefined`) have the same text and role in this column, which
   * are then worked out once. Columns that share one function share the look-up too.
   */
  readonly group?: (row: Row) => unknown;
  readonly role?: (row: Row) => Role | undefined;
  /** The bare value for a program, where `text` is made for eyes. Empty: there is none, or it is not known. */
  readonly raw?: (row: Row) => string;
  /** What the rows are ordered by in this column, where that is not the text. `undefined`: not known, which comes last. */
  readonly rank?: (row: Row) => number | string | undefined;
}

/** What the columns of every table have to know about where they are shown. */
export interface ColumnOptions {
  readonly symbols: Symbols;
  /** Leave nothing out (for files and pipes), where a screen gets `1201,1202,1203 +5`. */
  readonly full: boolean;
  /** Show what tcp_info tells (`Socket.traffic`) too. Default: no. */
  readonly info?: boolean;
  /** Show what goes in and out in a second. */
  readonly rateOf?: ((socket: Socket) => TrafficRate | undefined) | undefined;
  /** Offer a column for every fact that JSON has too. Default: no. */
  readonly facts?: boolean;
}

/** In a cell: there is none. Not a dash of Unicode, so that a listing of tens of thousands stays in one-byte strings. */
export const NONE = '-';

/** In a cell: every one there is. */
export const ANY = '*';

/** In a cell: there may be one, but it is not known. */
export const UNKNOWN = '?';
