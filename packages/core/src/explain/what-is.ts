import { baseName } from './program/base-name.ts';
import { packageOf } from './program/package-of.ts';
import { type Program, type ProgramFacts, programOf } from './program/program.ts';
import { shortText } from './short-text.ts';
import type { What, WhatRule } from './what-rule.ts';
import { PROGRAM_FOLDERS } from './what-rules/special-programs.ts';
import { rulesOf } from './what-rules/what-rules.ts';

/**
 * Tells what a process is, from its program file and arguments: `Vite dev server`, `PostgreSQL`, `Python program app.py`.
 *
 * A file that could be seen is believed more than arguments, which a process may rewrite. `undefined` where nothing is
 * known: a guess by a name that many programs have is none.
 */
export function whatIs(process: ProgramFacts): What | undefined {
  const program = programOf(process);
  if (program === undefined) return undefined;
  const words = new Set(program.words);
  // The step of a tool is often a file of its own: react-scripts/scripts/start.js.
  if (program.script?.kind === 'file') words.add(baseName(program.script.name).replace(/\.[cm]?[jt]s$/, ''));
  const rule = findRule(program, words) ?? PROGRAM_FOLDERS.find((each) => each.path.test(program.path));
  return rule === undefined ? whatRuns(program) : { label: labelOf(rule, program.words), kind: rule.kind };
}

function findRule(program: Program, words: ReadonlySet<string>): WhatRule | undefined {
  for (const identity of program.identities) {
    const rule = rulesOf(identity).find((each) => fits(each, program, words));
    if (rule !== undefined) return rule;
  }
  return undefined;
}

function fits(rule: WhatRule, program: Program, words: ReadonlySet<string>): boolean {
  if (rule.words !== undefined && !rule.words.some((word) => words.has(word))) return false;
  const { argument } = rule;
  if (argument !== undefined && !program.words.some((word) => argument.test(word))) return false;
  return rule.path?.test(program.path) ?? true;
}

/** The label with the values of the options that it names, if all of them are there. */
function labelOf(rule: WhatRule, words: readonly string[]): string {
  let complete = true;
  const label = rule.detailed?.replace(/\{(-[\w-]+)\}/g, (_, option: string) => {
    const at = words.indexOf(option);
    const value = at < 0 ? undefined : words[at + 1];
    if (value === undefined) complete = false;
    return shortText(value ?? '');
  });
  return label !== undefined && complete ? label : rule.label;
}

/** Of what no rule knows: the language and the file, where a runtime runs it. */
function whatRuns({ path, name, runtime, script, words, identities }: Program): What | undefined {
  if (/\/go-build\d+\/(.+\/)?exe\/[^/]+$/.test(path)) return application(`Go program ${shortText(name)} (go run)`);
  if (runtime === undefined) return name === 'busybox' ? { label: 'BusyBox', kind: 'tool' } : undefined;
  const { language, prefix } = runtime;
  switch (script?.kind) {
    case 'file':
      return application(
        `${prefix === 'sh' ? 'Shell script' : `${language} program`} ${scriptName(script.name, prefix)}`,
      );
    case 'jar':
      return application(`Java program ${scriptName(script.name, prefix)}`);
    case 'module':
      return application(`${language} ${prefix === 'java' ? 'program' : 'module'} ${shortText(baseName(script.name))}`);
    case 'inline':
      return prefix === 'sh' ? undefined : application(`${language} one-line program`);
    case 'nothing':
      // A shell without a script has the port of somebody else: it only inherited the descriptor.
      return prefix === 'sh' ? undefined : { label: language, kind: words.length > 0 ? 'tool' : 'application' };
    default: {
      const title = identities[0]?.slice('title:'.length) ?? name;
      return title === name ? undefined : application(`${language} program ${shortText(title)}`);
    }
  }
}

function scriptName(path: string, prefix: string): string {
  const name = prefix === 'npm' ? packageOf(path) : undefined;
  return shortText(name ?? baseName(path));
}

function application(label: string): What {
  return { label, kind: 'application' };
}
