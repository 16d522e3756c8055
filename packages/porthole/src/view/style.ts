import { ASCII_SYMBOLS, type Symbols, UNICODE_SYMBOLS } from './symbols.ts';

/** What a piece of text is for. A role never carries meaning alone: the words say the same without any colour. */
export type Role = 'title' | 'answer' | 'warning' | 'muted' | 'good' | 'bad' | 'process' | 'address' | 'command';

/** How a view looks on the terminal it goes to. */
export interface Style {
  /** The text in the colour of its role; the text itself where there are no colours. */
  paint(role: Role, text: string): string;
  readonly symbols: Symbols;
  readonly ascii: boolean;
  readonly color: boolean;
}

/**
 * SGR parameters (ECMA-48 8.3.117) that switch a role on and off. Only weights and the 16 colours, which follow the
 * user's own theme, light or dark. Each is switched off by its own code, so that one role may stand inside another.
 */
const SGR: Readonly<Record<Role, readonly [on: number, off: number]>> = {
  title: [1, 22],
  answer: [1, 22],
  warning: [33, 39],
  muted: [2, 22],
  good: [32, 39],
  bad: [31, 39],
  process: [36, 39],
  address: [35, 39],
  command: [4, 24],
};

export function createStyle(options: { readonly color: boolean; readonly ascii: boolean }): Style {
  return {
    paint: options.color ? paint : plain,
    symbols: options.ascii ? ASCII_SYMBOLS : UNICODE_SYMBOLS,
    ascii: options.ascii,
    color: options.color,
  };
}

function paint(role: Role, text: string): string {
  if (text === '') return '';
  const [on, off] = SGR[role];
  return `\x1b[${on}m${text}\x1b[${off}m`;
}

function plain(_role: Role, text: string): string {
  return text;
}
