import { baseName } from './base-name.ts';
import type { Script } from './find-script.ts';
import { packageOf } from './package-of.ts';
import type { Runtime } from './runtime.ts';

/**
 * The names to look a script up by, the surest first: `npm:vite`, `py:http.server`, `jar:jenkins`, `php:-S`. None for a
 * file that only has the name of something known and lies where nothing of that kind is installed.
 */
export function scriptIdentities(runtime: Runtime, script: Script): string[] {
  const { prefix, commandPath } = runtime;
  const file = baseName(script.name);
  switch (script.kind) {
    case 'nothing':
      return [];
    case 'inline':
      return [`${prefix}:${script.name}`];
    case 'jar':
      return [`jar:${withoutVersion(file)}`];
    case 'module':
      // `java -m org.acme/org.acme.Main` names module and class; `python -m uvicorn.main` is uvicorn.
      return prefix === 'java'
        ? [`java:${file}`]
        : [`${prefix}:${script.name}`, `${prefix}:${script.name.split('.', 1)[0]}`];
    case 'file': {
      const name = prefix === 'npm' ? packageOf(script.name) : undefined;
      if (name !== undefined) return [`npm:${name}`];
      const known = commandPath.test(script.name) || (prefix === 'py' && file === 'manage.py');
      return known ? [`${prefix}:${file}`] : [];
    }
  }
}

/** `selenium-server-4.21.0.jar` is `selenium-server`. */
function withoutVersion(file: string): string {
  return file.replace(/\.[jw]ar$/, '').replace(/[-_]\d[\w.-]*$/, '');
}
