/**
 * The five iterator programs. Each gets a context of pointers (bpf_iter__task_file, bpf_iter__task, bpf_iter__tcp,
 * bpf_iter__udp: the first is the iterator's meta, whose first member is the seq_file to write to) and writes one
 * record per object. Layouts of the records: `record-codec.ts`.
 */
import { Assembler, HELPER, type Register } from './assembler.ts';
import type { Btf } from './btf.ts';
import { COMMAND_BYTES, TASK_HEAD_BYTES } from './record-codec.ts';

const AF_INET = 2;
const AF_INET6 = 10;
const IPPROTO_TCP = 6;
const IPPROTO_UDP = 17;
/** An MPTCP socket's descriptor; its TCP sockets bear the same inode. */
const IPPROTO_MPTCP = 262;
const PIDTYPE_TGID = 1;
/** log2 of sizeof(struct upid). */
const UPID_SHIFT = 4;

/** bpf_seq_write(seq, stack + offset, size): the seq_file is the first member of the context's first member. */
function write(program: Assembler, offset: number): Assembler {
  return program.load(8, 1, 6, 0).load(8, 1, 1, 0).stackAddress(2, offset).call(HELPER.seqWrite);
}

/**
 * Stores a process's id at `target`: as the kernel counts, or as the reader's pid namespace does, which is
 * `task->signal->pids[PIDTYPE_TGID]->numbers[level of the reader].nr`.
 */
function storePid(program: Assembler, task: Register, level: Register, target: number, translate: boolean): void {
  if (!translate) {
    program.field(1, task, 'task_struct', 'tgid', 4).store(4, target, 1);
    return;
  }
  program
    .call(HELPER.getCurrentTaskBtf)
    .field(1, 0, 'task_struct', 'signal', 'pointer')
    .field(1, 1, 'signal_struct', 'pids', 'pointers', PIDTYPE_TGID)
    .field(level, 1, 'pid', 'level', 4)
    .shiftLeft(level, UPID_SHIFT)
    .field(3, task, 'task_struct', 'signal', 'pointer')
    .field(3, 3, 'signal_struct', 'pids', 'pointers', PIDTYPE_TGID)
    .addRegister(3, level)
    .fieldAddress(3, 'pid', 'numbers', 'structs')
    .stackAddress(1, target)
    .set(2, 4)
    .call(HELPER.probeReadKernel);
}

/** For every descriptor that is a TCP or UDP socket of the wanted network namespace: who has it. */
export function holdersProgram(btf: Btf, networkNamespace: number, translate: boolean): Assembler {
  const record = -12;
  const program = new Assembler(btf)
    .move(6, 1)
    .load(8, 7, 6, 24) // ctx->file
    .jumpIf(7, '==', 0, 'out')
    .move(1, 7)
    .call(HELPER.sockFromFile)
    .jumpIf(0, '==', 0, 'out')
    .field(9, 0, 'socket', 'sk', 'pointer')
    .field(1, 9, 'sock_common', 'skc_family', 2)
    .jumpIf(1, '==', AF_INET, 'inet')
    .jumpIf(1, '!=', AF_INET6, 'out')
    .label('inet')
    .field(1, 9, 'sock', 'sk_protocol', 2)
    .jumpIf(1, '==', IPPROTO_TCP, 'wanted')
    .jumpIf(1, '==', IPPROTO_MPTCP, 'wanted')
    .jumpIf(1, '!=', IPPROTO_UDP, 'out')
    .label('wanted')
    .move(1, 9)
    .fieldAddress(1, 'sock_common', 'skc_net', 'struct')
    .load(8, 1, 1, 0)
    .fieldAddress(1, 'net', 'ns', 'struct')
    .field(1, 1, 'ns_common', 'inum', 4)
    .jumpIf(1, '!=32', networkNamespace | 0, 'out')
    .load(8, 8, 6, 8) // ctx->task
    .jumpIf(8, '==', 0, 'out');
  return writeHolder(program, record, translate);
}

/** For every descriptor that is a socket, of whatever kind and network namespace: who has it. */
export function allHoldersProgram(btf: Btf, translate: boolean): Assembler {
  const record = -12;
  const program = new Assembler(btf)
    .move(6, 1)
    .load(8, 7, 6, 24) // ctx->file
    .jumpIf(7, '==', 0, 'out')
    .move(1, 7)
    .call(HELPER.sockFromFile)
    .jumpIf(0, '==', 0, 'out')
    .load(8, 8, 6, 8) // ctx->task
    .jumpIf(8, '==', 0, 'out');
  return writeHolder(program, record, translate);
}

/** Ends a program over files: the task of register 8, the descriptor, and the inode of the file of register 7. */
function writeHolder(program: Assembler, record: number, translate: boolean): Assembler {
  storePid(program, 8, 9, record, translate);
  program
    .load(4, 1, 6, 16) // ctx->fd
    .store(4, record + 4, 1)
    .field(1, 7, 'file', 'f_inode', 'pointer')
    .field(1, 1, 'inode', 'i_ino', 8)
    .store(4, record + 8, 1)
    .set(3, 12);
  return write(program, record).label('out').exit();
}

/** For every process with memory of its own: its id, start, user, name, and the first bytes of its arguments. */
export function tasksProgram(btf: Btf, translate: boolean): Assembler {
  const record = -(TASK_HEAD_BYTES + COMMAND_BYTES);
  const command = -COMMAND_BYTES;
  const task = 'task_struct';
  const program = new Assembler(btf)
    .move(6, 1)
    .load(8, 7, 6, 8) // ctx->task
    .jumpIf(7, '==', 0, 'out')
    .field(1, 7, task, 'pid', 4)
    .field(2, 7, task, 'tgid', 4)
    .jumpIfDiffer(1, 2, 'out') // a thread: its process has a record of its own
    .field(8, 7, task, 'mm', 'pointer')
    .jumpIf(8, '==', 0, 'out');
  for (let offset = record; offset < 0; offset += 8) program.zero(offset);
  storePid(program, 7, 9, record, translate);
  program
    .field(1, 7, task, 'real_cred', 'pointer')
    .fieldAddress(1, 'cred', 'euid', 'struct')
    .load(4, 1, 1, 0)
    .store(4, record + 4, 1)
    .field(1, 7, task, 'start_boottime', 8)
    .store(8, record + 8, 1)
    .move(3, 7)
    .fieldAddress(3, task, 'comm', 'bytes')
    .stackAddress(1, record + 24)
    .set(2, 16)
    .call(HELPER.probeReadKernel)
    .field(3, 8, 'mm_struct', 'arg_start', 8)
    .field(9, 8, 'mm_struct', 'arg_end', 8)
    .subtractRegister(9, 3)
    .store(4, record + 16, 9)
    .jumpIf(9, '<=', COMMAND_BYTES, 'fits')
    .set(9, COMMAND_BYTES)
    .label('fits')
    .stackAddress(1, command)
    .move(2, 9)
    .move(4, 7)
    .set(5, 0)
    .call(HELPER.copyFromUserTask)
    .store(4, record + 20, 0)
    .move(3, 9)
    .add(3, TASK_HEAD_BYTES);
  return write(program, record).label('out').exit();
}

/**
 * For every TCP or UDP socket of this network namespace that the kernel made for itself, which is one with a `struct
 * socket` and no file: its cookie.
 */
export function kernelSocketsProgram(btf: Btf, protocol: 'tcp' | 'udp'): Assembler {
  const record = -8;
  const program = new Assembler(btf).move(6, 1).load(8, 7, 6, 8).jumpIf(7, '==', 0, 'out');
  if (protocol === 'tcp') program.move(1, 7).call(HELPER.skcToTcpSock).jumpIf(0, '==', 0, 'out').move(7, 0);
  program
    .field(1, 7, 'sock', 'sk_socket', 'pointer')
    .jumpIf(1, '==', 0, 'out')
    .field(1, 1, 'socket', 'file', 'pointer')
    .jumpIf(1, '!=', 0, 'out')
    .move(1, 7)
    .fieldAddress(1, 'sock_common', 'skc_cookie', 'struct')
    .load(8, 1, 1, 0)
    .store(8, record, 1)
    .set(3, 8);
  return write(program, record).label('out').exit();
}
