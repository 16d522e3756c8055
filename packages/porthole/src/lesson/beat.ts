import type { EverydayProtocol, PortRange, ProcessAnatomy, Socket } from '@porthole/core';
import type { HeaderSample } from './header/header-sample.ts';

/** A sentence of "said more exactly", and whether the machine agrees. */
export interface Sentence {
  readonly says: string;
  readonly holds: boolean;
  /** What was seen for it, here and now. */
  readonly seen: string;
}

/** What a player shows: the script as it happened. */
export type Beat =
  | { readonly kind: 'act'; readonly number: number; readonly of: number; readonly title: string }
  | { readonly kind: 'say'; readonly text: string }
  | {
      readonly kind: 'ask';
      readonly question: string;
      readonly choices: readonly string[];
      readonly right: number;
      readonly because: string;
    }
  | { readonly kind: 'started'; readonly title: string; readonly command: string; readonly said: readonly string[] }
  | { readonly kind: 'failed'; readonly title: string; readonly command: string; readonly said: readonly string[] }
  | { readonly kind: 'stopped'; readonly who: string; readonly pid: string }
  /** `holds`: everything that the script expects was seen. */
  | { readonly kind: 'sockets'; readonly filter: string; readonly sockets: readonly Socket[]; readonly holds: boolean }
  | { readonly kind: 'process'; readonly process: ProcessAnatomy }
  | { readonly kind: 'path'; readonly socket: Socket; readonly other: Socket | undefined }
  | { readonly kind: 'code'; readonly file: string; readonly text: string }
  | { readonly kind: 'header'; readonly sample: HeaderSample }
  | { readonly kind: 'classes'; readonly lends: PortRange | undefined; readonly open: readonly number[] }
  | { readonly kind: 'protocols'; readonly protocols: readonly EverydayProtocol[] }
  | { readonly kind: 'try'; readonly commands: readonly string[] }
  | { readonly kind: 'quiz'; readonly port: number; readonly pid: number }
  /** Something did not go as the script has it, and why; the lesson goes on. */
  | { readonly kind: 'trouble'; readonly text: string }
  | { readonly kind: 'exactly'; readonly sentences: readonly Sentence[] };
