import { type FreePort, freePort, type Host, type KeptFor } from '@porthole/core';
import type { Context } from '../context.ts';
import type { PortRequest } from './free-request.ts';
import { leasesOf } from './leases-of.ts';
import { projectOf } from './project-of.ts';

/** Takes as many ports as are asked for, all of them or none. */
export async function takePorts(host: Host, request: PortRequest, context: Context): Promise<FreePort[]> {
  const keptFor = await keptForOf(host, request, context);
  const taken: FreePort[] = [];
  try {
    while (taken.length < request.count) taken.push(await takeNext(host, request, { keptFor, taken, context }));
    return taken;
  } catch (error) {
    for (const each of taken) each.release();
    throw error;
  }
}

async function takeNext(
  host: Host,
  { protocol, within, near, ephemeral }: PortRequest,
  { keptFor, taken, context }: { keptFor: KeptFor; taken: readonly FreePort[]; context: Context },
): Promise<FreePort> {
  return freePort(host, {
    ...{ protocol, within, near, ephemeral, keptFor, leases: leasesOf(context), nowMs: context.nowMs },
    except: taken.map(({ port }) => port),
  });
}

async function keptForOf(host: Host, { name, command }: PortRequest, context: Context): Promise<KeptFor> {
  if (name !== undefined) return { kind: 'project', project: await projectOf(host, context), name };
  return command === undefined ? { kind: 'caller', pid: context.parentPid } : { kind: 'command', command };
}
