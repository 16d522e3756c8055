import type { ContainerEngine } from '../model/container.ts';
import type { ProcessDetail } from '../model/process.ts';
import { toAncestor } from './ancestor.ts';
import { baseName } from './program/base-name.ts';
import { readCgroup } from './read-cgroup.ts';

/** What a process has to do with a container. */
export interface ContainerPart {
  /**
   * `proxy`: it hands connections on into one; `runtime`: it makes or keeps containers; `inside`: it is what runs in one.
   */
  readonly role: 'proxy' | 'runtime' | 'inside';
  readonly engine: ContainerEngine | 'kubernetes' | undefined;
  /** The container it belongs to, as far as its own arguments and control group tell. Hostile text. */
  readonly id: string | undefined;
  readonly name: string | undefined;
}

const PROGRAMS: Readonly<Record<string, Pick<ContainerPart, 'role' | 'engine'>>> = {
  'docker-proxy': { role: 'proxy', engine: 'docker' },
  dockerd: { role: 'runtime', engine: 'docker' },
  'com.docker.backend': { role: 'runtime', engine: 'docker' },
  containerd: { role: 'runtime', engine: undefined },
  'containerd-shim': { role: 'runtime', engine: undefined },
  'containerd-shim-runc-v2': { role: 'runtime', engine: undefined },
  conmon: { role: 'runtime', engine: 'podman' },
  conmonrs: { role: 'runtime', engine: undefined },
  podman: { role: 'runtime', engine: 'podman' },
  rootlessport: { role: 'proxy', engine: 'podman' },
  'rootlessport-child': { role: 'proxy', engine: 'podman' },
  rootlesskit: { role: 'runtime', engine: 'docker' },
  slirp4netns: { role: 'proxy', engine: 'podman' },
  pasta: { role: 'proxy', engine: 'podman' },
  'pasta.avx2': { role: 'proxy', engine: 'podman' },
  passt: { role: 'proxy', engine: undefined },
  gvproxy: { role: 'proxy', engine: 'podman' },
  runc: { role: 'runtime', engine: undefined },
  crun: { role: 'runtime', engine: undefined },
  crio: { role: 'runtime', engine: 'kubernetes' },
  kubelet: { role: 'runtime', engine: 'kubernetes' },
};

/** What a container runs under, as its child. */
const KEEPERS = /^(conmon|conmonrs|containerd-shim.*)$/;

/**
 * Tells by program, arguments and control group (nearest ancestor first, `[0]` is the process itself). Whoever asks from
 * within a container is not told of that one: there, it is the machine.
 * @param own ancestors of the one who asks, itself included
 */
export function containerPartOf(
  ancestry: readonly ProcessDetail[],
  own: readonly ProcessDetail[],
): ContainerPart | undefined {
  const [self, ...above] = ancestry;
  if (self === undefined) return undefined;
  const program = PROGRAMS[programName(self)];
  if (program !== undefined) return { ...program, ...toldTo(self) };
  const path = self.cgroup ?? '';
  const { container, isKubernetes } = readCgroup(path);
  const isOwn = container !== undefined && own.some(({ cgroup = '' }) => readCgroup(cgroup).container === container);
  // LXC and systemd-nspawn give names, and what runs in there is a machine of its own.
  if (container !== undefined && !isOwn && /^[\da-f]{12,64}$/.test(container)) {
    return { role: 'inside', engine: isKubernetes ? 'kubernetes' : engineOf(path), id: container, name: undefined };
  }
  const keeper = above.find((each) => KEEPERS.test(programName(each)));
  if (keeper === undefined || container !== undefined || own.some(({ pid }) => pid === keeper.pid)) return undefined;
  const { engine } = PROGRAMS[programName(keeper)] ?? { engine: undefined };
  return { role: 'inside', engine, ...toldTo(keeper) };
}

/** By its file, else by what it was started as: the engines start their proxies under a name of their own. */
function programName(process: ProcessDetail): string {
  const name = toAncestor(process).program?.name ?? '';
  if (Object.hasOwn(PROGRAMS, name)) return name;
  const started = baseName(process.command?.[0] ?? '');
  return Object.hasOwn(PROGRAMS, started) ? started : '';
}

/** Keepers are told which container they keep: `conmon -c ID -n NAME`, `containerd-shim-runc-v2 -id ID`. */
function toldTo(process: ProcessDetail): Pick<ContainerPart, 'id' | 'name'> {
  const { command = [] } = process;
  const name = programName(process);
  if (!KEEPERS.test(name)) return { id: undefined, name: undefined };
  const isConmon = name === 'conmon';
  return {
    id: optionValue(command, isConmon ? '-c' : '-id'),
    name: isConmon ? optionValue(command, '-n') : undefined,
  };
}

function optionValue(words: readonly string[], option: string): string | undefined {
  const at = words.indexOf(option);
  return at < 0 ? undefined : words[at + 1];
}

function engineOf(path: string): ContainerEngine | undefined {
  if (/libpod/.test(path)) return 'podman';
  return /\/docker[-/]/.test(path) ? 'docker' : undefined;
}
