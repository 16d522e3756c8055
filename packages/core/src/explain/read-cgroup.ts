/** What the path of a control group tells about who manages the processes in it. All texts are hostile. */
export interface CgroupFacts {
  /** The container it belongs to: id or name. */
  readonly container: string | undefined;
  readonly isKubernetes: boolean;
  /** Uid of the Kubernetes pod, with dashes. */
  readonly pod: string | undefined;
  /** The systemd unit: `nginx.service`, `session-3.scope`, as systemd spells it (`\x2d` for a dash in a name). */
  readonly unit: string | undefined;
}

/** Who made the group, before the id of a container: systemd's driver of Docker, Podman, CRI-O, containerd, nerdctl. */
const ENGINE_SCOPE =
  /^(?:docker|libpod|libpod-conmon|crio|crio-conmon|cri-containerd|nerdctl)-([\da-f]{12,64})(?:\.scope)?$/;
const BARE_ID = /^[\da-f]{64}$/;
const ID_IN_DOCKER = /^[\da-f]{12,64}$/;
/** LXC and systemd-nspawn give names. A `machine-qemu` scope is a virtual machine of libvirt. */
const NAMED = /^(?:lxc\.payload\.|systemd-nspawn@|machine-(?!qemu))(.+?)(?:\.scope|\.service)?$/;
const POD = /pod([\da-f]{8}(?:[-_][\da-f]{4}){3}[-_][\da-f]{12})(?:\.slice)?$/;

/**
 * Reads a path such as `/system.slice/nginx.service`, `/system.slice/docker-<64 digits>.scope`,
 * `/libpod_parent/<pod>/libpod-<container>` (the last id is the container), or
 * `/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod<uid>.slice/cri-containerd-<id>.scope`.
 */
export function readCgroup(path: string): CgroupFacts {
  const segments = path.slice(0, 4096).split('/');
  const ids = segments.map((segment, index) => containerIn(segment, segments[index - 1]));
  const isKubernetes = segments.some((segment) => /^kubepods(\.slice|-|$)/.test(segment));
  const pods = segments.map((segment) => (isKubernetes ? POD.exec(segment)?.[1]?.replaceAll('_', '-') : undefined));
  return {
    container: ids.findLast((id) => id !== undefined),
    isKubernetes,
    pod: pods.findLast((pod) => pod !== undefined),
    unit: unitIn(segments),
  };
}

function containerIn(segment: string, parent: string | undefined): string | undefined {
  const id = ENGINE_SCOPE.exec(segment)?.[1] ?? (BARE_ID.test(segment) ? segment : undefined);
  if (id !== undefined) return id;
  if (parent === 'docker' && ID_IN_DOCKER.test(segment)) return segment;
  if (parent === 'lxc' && segment !== '') return segment;
  return NAMED.exec(segment)?.[1]?.replaceAll('\\x2d', '-');
}

/** The unit nearest to the process. The manager's own `init.scope` stands for the unit that the manager is. */
function unitIn(segments: readonly string[]): string | undefined {
  const units = segments.filter((segment) => /.\.(service|scope)$/.test(segment) && segment !== 'init.scope');
  return units.at(-1);
}
