import { compileNumbers } from './match-number.ts';
import { compileText, type TextMatcher } from './match-text.ts';
import type { NumberRange, TextValue } from './query.ts';
import type { HolderShape, SocketShape } from './socket-shape.ts';

type SocketMatcher = (socket: SocketShape) => boolean;
type HolderMatcher = (holder: HolderShape) => boolean;

/** Does one of the processes that hold the socket match? */
export function someHolder(matches: HolderMatcher): SocketMatcher {
  return ({ owner }) => owner.holders?.some(matches) ?? false;
}

export function compileProcess(values: readonly TextValue[]): HolderMatcher {
  return inName(compileText(values));
}

/** Looks into the arguments, joined by blanks. */
export function compileCommand(values: readonly TextValue[]): HolderMatcher {
  return inCommand(compileText(values));
}

/** What words without a key look into: the process name, the command, and the name of a UNIX socket. */
export function compileBare(values: readonly TextValue[]): SocketMatcher {
  const matches = compileText(values);
  const isNamed = inName(matches);
  const isCommand = inCommand(matches);
  const isHeld = someHolder((holder) => isNamed(holder) || isCommand(holder));
  return (socket) => (socket.path != null && matches(socket.path)) || isHeld(socket);
}

/** The user who made the socket, or one who runs a process that holds it: after a change of user these differ. */
export function compileUser(values: readonly (NumberRange | TextValue)[]): SocketMatcher {
  const hasUid = compileNumbers(values.filter((value) => value.kind === 'range'));
  const hasName = compileText(values.filter((value) => value.kind !== 'range'));
  const isUser = ({ uid, user }: Pick<SocketShape, 'uid' | 'user'>) =>
    (uid != null && hasUid(uid)) || (user != null && hasName(user));
  const isHeld = someHolder(isUser);
  return (socket) => isUser(socket) || isHeld(socket);
}

function inName(matches: TextMatcher): HolderMatcher {
  return ({ name }) => name != null && matches(name);
}

function inCommand(matches: TextMatcher): HolderMatcher {
  // The sockets of one process often share the very array.
  const known = new WeakMap<readonly string[], boolean>();
  return ({ command }) => {
    if (command == null) return false;
    let result = known.get(command);
    if (result === undefined) {
      result = matches(command.join(' '));
      known.set(command, result);
    }
    return result;
  };
}
