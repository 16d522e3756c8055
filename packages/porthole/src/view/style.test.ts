import { describe, expect, it } from 'vitest';
import { createStyle } from './style.ts';
import { ASCII_SYMBOLS } from './symbols.ts';

describe('createStyle', () => {
  it('paints by role and switches off only what it switched on', () => {
    const { paint } = createStyle({ color: true, ascii: false });
    expect(paint('process', 'node')).toBe('\x1b[36mnode\x1b[39m');
    expect(paint('answer', `by ${paint('process', 'node')}.`)).toBe('\x1b[1mby \x1b[36mnode\x1b[39m.\x1b[22m');
    expect(paint('bad', '')).toBe('');
  });

  it('leaves the text alone without colours', () => {
    const style = createStyle({ color: false, ascii: false });
    expect(style.paint('bad', 'taken')).toBe('taken');
    expect(style.symbols.arrow).toBe('→');
  });

  it('has an ASCII form of every symbol', () => {
    expect(createStyle({ color: false, ascii: true }).symbols).toBe(ASCII_SYMBOLS);
    for (const symbol of Object.values(ASCII_SYMBOLS)) expect(symbol).toMatch(/^[\x21-\x7e]+$/);
  });
});
