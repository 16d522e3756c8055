/** What the texts of an act may name: `port`, `server.pid`, `lends.first` ... */
export type Values = Map<string, string>;

/**
 * The text with each `{name}` as its value.
 * @throws Error where a text names what is not there: a mistake in the script, not on the machine.
 */
export function fillIn(text: string, values: Values): string {
  return text.replaceAll(/\{([a-z][a-z0-9.-]*)\}/gi, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new Error(`the lesson has no value {${name}} for: ${text}`);
    return value;
  });
}
