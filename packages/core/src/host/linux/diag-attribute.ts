/** Attributes behind a message of a netlink reply (struct rtattr, linux/rtnetlink.h): length u16, type u16, payload. */

/**
 * Where an attribute's payload begins and how many bytes it has, or `undefined`.
 * @param at The message's first word; its netlink header stands before it.
 * @param first The word of its first attribute.
 */
export function findAttribute(
  words: Int32Array,
  at: number,
  first: number,
  wanted: number,
): [word: number, bytes: number] | undefined {
  const end = at - 4 + (((words[at - 4] as number) + 3) >> 2);
  for (let word = first; word < end; ) {
    const head = words[word] as number;
    const length = head & 0xffff;
    if (length < 4) return undefined;
    const next = word + ((length + 3) >> 2);
    if (head >>> 16 === wanted) return next <= end ? [word + 1, length - 4] : undefined;
    word = next;
  }
  return undefined;
}
