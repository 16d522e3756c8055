/** What an ASCII text must not contain to be its own JSON string: controls, quotes, backslashes, anything beyond ASCII. */
const NOT_AS_IT_IS = /[^\x20\x21\x23-\x5b\x5d-\x7e]/;

/**
 * What `JSON.stringify` leaves as it is and a terminal obeys or hides: other controls, bidi marks, zero-width characters.
 * Made when a text first needs it, because the pattern costs milliseconds.
 */
function harmful(): RegExp {
  madeHarmful ??= /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;
  return madeHarmful;
}

let madeHarmful: RegExp | undefined;

/** The text as a JSON string, whole and unchanged, with every control, bidi and invisible character as `\uXXXX`. */
export function jsonText(text: string): string {
  return NOT_AS_IT_IS.test(text) ? escapeHarmful(JSON.stringify(text)) : `"${text}"`;
}

export function jsonTextOrNull(text: string | undefined): string {
  return text === undefined ? 'null' : jsonText(text);
}

/** A plain value as JSON, its texts escaped as by `jsonText`. A property that is `undefined` becomes null, never missing. */
export function jsonValue(value: unknown): string {
  return escapeHarmful(JSON.stringify(value, (_key, each: unknown) => each ?? null));
}

/** Outside of strings JSON has none of these characters (a newline is only in JSON that was indented). */
function escapeHarmful(json: string): string {
  return json.replace(harmful(), (character) => {
    let escaped = '';
    for (let unit = 0; unit < character.length; unit++) {
      escaped += `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`;
    }
    return escaped;
  });
}
