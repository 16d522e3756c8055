/**
 * What the kernel does with an INET_DIAG_REQ_BYTECODE (net/ipv4/inet_diag.c: the audit of a request, and its run for
 * each socket), for the operations of ports. One op: code u8, yes u8, no u16.
 */
interface Op {
  readonly code: number;
  readonly yes: number;
  readonly no: number;
}

const NOP = 0;
const JMP = 1;
const S_GE = 2;
const D_LE = 5;
const OP_BYTES = 4;

function opAt(code: Uint8Array, at: number): Op {
  const view = new DataView(code.buffer, code.byteOffset + at, OP_BYTES);
  return { code: view.getUint8(0), yes: view.getUint8(1), no: view.getUint16(2, true) };
}

/** Would the kernel take it, or answer EINVAL? */
export function auditByteCode(code: Uint8Array): boolean {
  if (code.length < OP_BYTES) return false;
  let left = code.length;
  while (left > 0) {
    const op = opAt(code, code.length - left);
    const isPort = op.code >= S_GE && op.code <= D_LE;
    if (!isPort && op.code !== JMP && op.code !== NOP) return false;
    const least = isPort ? 2 * OP_BYTES : OP_BYTES;
    if (left < least) return false;
    if (op.code !== NOP) {
      if (op.no < least || op.no > left + OP_BYTES || op.no % 4 !== 0) return false;
      if (op.no < left && !isOnPath(code, code.length - left + op.no)) return false;
    }
    if (op.yes < least || op.yes > left + OP_BYTES || op.yes % 4 !== 0) return false;
    left -= op.yes;
  }
  return left === 0;
}

/** A jump must land where the path of `yes` comes by, so never in the middle of an op. */
function isOnPath(code: Uint8Array, target: number): boolean {
  let at = 0;
  while (at < target) {
    const { yes } = opAt(code, at);
    if (yes < OP_BYTES || yes % 4 !== 0) return false;
    at += yes;
  }
  return at === target;
}

/** Is a socket with these ports taken? */
export function runByteCode(code: Uint8Array, local: number, remote: number): boolean {
  let left = code.length;
  while (left > 0) {
    const at = code.length - left;
    const op = opAt(code, at);
    left -= isYes(op, op.code < S_GE ? 0 : opAt(code, at + OP_BYTES).no, local, remote) ? op.yes : op.no;
  }
  return left === 0;
}

function isYes({ code }: Op, port: number, local: number, remote: number): boolean {
  switch (code) {
    case NOP:
      return true;
    case JMP:
      return false;
    case S_GE:
      return local >= port;
    case 3:
      return local <= port;
    case 4:
      return remote >= port;
    default:
      return remote <= port;
  }
}
