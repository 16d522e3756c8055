/** No name of a package is longer (npm allows 214 characters, the others fewer). What is longer is somebody's joke. */
const LONGEST = 214;

/** `name` of package.json or composer.json; `undefined` for anything that is not such a file. */
export function nameInJson(text: string): string | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    // A broken file still marks the project; it only has no name.
    return undefined;
  }
  const name =
    typeof parsed === 'object' && parsed !== null && Object.hasOwn(parsed, 'name')
      ? (parsed as { name: unknown }).name
      : undefined;
  return typeof name === 'string' ? named(name) : undefined;
}

/** The last part of go.mod's `module example.com/team/shop`, without a major version (`/v2`). */
export function nameInGoMod(text: string): string | undefined {
  const path = /^[ \t]*module[ \t]+["`]?([^\s"`]+)/m.exec(text)?.[1];
  return named(
    path
      ?.replace(/\/v\d+$/, '')
      .split('/')
      .at(-1),
  );
}

/** `name = "shop"` in one of these tables of a TOML file (`[package]`, `[project]`), found without parsing the rest. */
export function nameInToml(text: string, tables: readonly string[]): string | undefined {
  let isIn = false;
  for (const line of text.split('\n')) {
    const table = /^\s*\[\s*([\w.-]+)\s*\]\s*(?:#.*)?$/.exec(line)?.[1];
    if (table !== undefined) isIn = tables.includes(table);
    else if (/^\s*\[/.test(line)) isIn = false;
    const [, double, single] = (isIn && /^\s*name\s*=\s*(?:"([^"\\]*)"|'([^']*)')/.exec(line)) || [];
    const name = named(double ?? single);
    if (name !== undefined) return name;
  }
  return undefined;
}

function named(text: string | undefined): string | undefined {
  return text !== undefined && text !== '' && text.length <= LONGEST ? text : undefined;
}
