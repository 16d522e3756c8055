/**
 * The list of containers as Docker's Engine API gives it (`GET /containers/json`, version 1.41; podman serves the same):
 *
 *     [{"Id":"a957…","Names":["/web1"],"Labels":{"com.docker.compose.project":"shop"},
 *       "Ports":[{"IP":"127.0.0.1","PrivatePort":80,"PublicPort":28080,"Type":"tcp"}], …}]
 */
import { PortholeError } from '../../../errors.ts';
import type { Container, ContainerEngine, PublishedPort } from '../../../model/container.ts';

const PROJECT = 'com.docker.compose.project';
const SERVICE = 'com.docker.compose.service';

/**
 * The containers of one engine. Entries and ports that lack what they need are left out.
 * @throws PortholeError `malformed-data` where the text is no JSON list.
 */
export function parseContainerList(text: string, engine: ContainerEngine): Container[] {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch (cause) {
    throw new PortholeError('malformed-data', 'a list of containers that is no JSON', { cause });
  }
  if (!Array.isArray(list)) throw new PortholeError('malformed-data', 'a list of containers that is no list');
  return list.flatMap((entry) => containerOf(entry, engine));
}

function containerOf(entry: unknown, engine: ContainerEngine): Container[] {
  const id = textIn(entry, 'Id');
  if (id === undefined) return [];
  const names = valueIn(entry, 'Names');
  const first: unknown = Array.isArray(names) ? names[0] : undefined;
  const name = typeof first === 'string' ? first.replace(/^\//, '') : '';
  const ports = valueIn(entry, 'Ports');
  const labels = valueIn(entry, 'Labels');
  return [
    {
      engine,
      id,
      name: name === '' ? id.slice(0, 12) : name,
      project: textIn(labels, PROJECT),
      service: textIn(labels, SERVICE),
      ports: Array.isArray(ports) ? ports.flatMap(portOf) : [],
    },
  ];
}

function portOf(entry: unknown): PublishedPort[] {
  const port = valueIn(entry, 'PublicPort');
  const protocol = textIn(entry, 'Type');
  if (typeof port !== 'number' || !Number.isInteger(port) || port < 1 || port > 65_535) return [];
  if (protocol !== 'tcp' && protocol !== 'udp') return [];
  return [{ address: textIn(entry, 'IP') || undefined, port, protocol }];
}

function valueIn(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, key)
    ? (from as Record<string, unknown>)[key]
    : undefined;
}

function textIn(from: unknown, key: string): string | undefined {
  const value = valueIn(from, key);
  return typeof value === 'string' ? value : undefined;
}
