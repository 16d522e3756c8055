import type { HeldPort } from './listed-process.ts';

/** `3000, 8080, 53/udp`, and how many ports beyond these were only lent by the system: `+1 lent`. */
export function portTexts(ports: readonly HeldPort[]): string[] {
  const lent = ports.filter(({ ephemeral }) => ephemeral).length;
  const texts = ports.filter(({ ephemeral }) => !ephemeral).map(portText);
  return lent === 0 ? texts : [...texts, `+${lent} lent`];
}

export function portText({ protocol, port }: Pick<HeldPort, 'protocol' | 'port'>): string {
  return protocol === 'tcp' ? String(port) : `${port}/${protocol}`;
}

/** As many of the texts as fit, and how many do not: `3000, 8080, +12`. A port is never cut in two. */
export function fitTexts(texts: readonly string[], width: number): string {
  const whole = texts.join(', ');
  if (whole.length <= width) return whole;
  for (let count = texts.length - 1; count > 0; count--) {
    const some = `${texts.slice(0, count).join(', ')}, +${texts.length - count}`;
    if (some.length <= width) return some;
  }
  return `${texts.length} ports`;
}
