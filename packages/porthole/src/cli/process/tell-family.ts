import type { Process, ProcessAnatomy, ProcessDetail } from '@porthole/core';
import { type LabelledRow, listOf } from '../text/labelled-lines.ts';
import { HARD_BLANK, type Rich } from '../text/rich-text.ts';
import { tellProcessShort } from '../who/tell-process.ts';
import { clean, type Teller } from '../who/teller.ts';
import type { Examined } from './examine.ts';

/** How many children a screen names. */
const SHOWN = 8;

/** Its number, its parents up to the leader of its session, and its children. */
export function familyRows({ anatomy, parents }: Examined, teller: Teller): LabelledRow[] {
  return [
    { label: 'number', value: [numberOf(anatomy)] },
    { label: parents.length === 1 ? 'parent' : 'parents', value: tellParents(anatomy, parents, teller) },
    { label: 'session', value: [sessionOf(anatomy, teller)] },
    { label: 'children', value: tellChildren(anatomy.children, teller) },
  ];
}

/** In a pid namespace it has another number there (pid_namespaces(7)). */
function numberOf({ pid, namespacePids }: ProcessAnatomy): string {
  const inside =
    namespacePids !== undefined && namespacePids.length > 1
      ? `, and ${namespacePids.at(-1)} in its own pid namespace`
      : '';
  return `${pid}${inside}`;
}

function tellParents({ sessionPid }: ProcessAnatomy, parents: readonly ProcessDetail[], teller: Teller): Rich {
  if (parents.length === 0) return ['none that can be seen from here'];
  const chain = parents.map((parent): Rich => {
    const leads = parent.pid === sessionPid ? ' (leads the session)'.replaceAll(' ', HARD_BLANK) : '';
    return [...tellProcessShort(parent, teller), leads];
  });
  return listOf(chain, teller.style.symbols.back);
}

function sessionOf({ pid, sessionPid, groupPid, terminal }: ProcessAnatomy, teller: Teller): string {
  const session =
    sessionPid === undefined || sessionPid === 0
      ? 'none'
      : sessionPid === pid
        ? `${pid}, which it leads`
        : `${sessionPid}`;
  const group = groupPid === undefined ? '' : `; process group ${groupPid}`;
  return `${session}${group}; ${terminal === undefined ? 'no terminal' : `terminal ${clean(teller, terminal)}`}`;
}

function tellChildren(children: readonly Process[] | undefined, teller: Teller): Rich {
  if (children === undefined) return ['not known'];
  if (children.length === 0) return ['none'];
  const shown = teller.width === undefined ? children : children.slice(0, SHOWN);
  const rest = children.length - shown.length;
  const items = shown.map((child) => tellProcessShort(child, teller));
  return listOf([...items, ...(rest > 0 ? [[`${rest} more`]] : [])], teller.style.symbols.separator);
}
