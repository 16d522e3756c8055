import { type HeaderSample, TCP_FIELDS } from '../../lesson/index.ts';
import type { Teller } from '../who/teller.ts';
import { indent, tell } from './tell.ts';

/** The bits of a TCP header, field by field, the two ports highlighted and as numbers. */
export function showHeader({ from, why, bytes }: HeaderSample, teller: Teller): string[] {
  const origin =
    from === 'captured'
      ? 'Captured on lo just now: a packet of this very connection.'
      : `RECORDED on another machine, and not a packet of yours. ${why ?? ''}`;
  return [
    ...tell([{ role: from === 'captured' ? 'good' : 'warning', text: origin }], teller),
    ...TCP_FIELDS.flatMap(({ name, firstByte, bytes: count, isPort }) => {
      const part = [...bytes.subarray(firstByte, firstByte + count)];
      const bits = part.map((byte) => byte.toString(2).padStart(8, '0')).join(' ');
      const number = part.reduce((sum, byte) => sum * 256 + byte, 0);
      const text = isPort ? `${name} = ${number}` : name;
      return indent(
        isPort ? [{ role: 'answer', text: bits }, ` ${text}`] : [{ role: 'muted', text: `${bits} ${text}` }],
        teller,
      );
    }),
  ];
}
