import { parseJsonObject, textAt } from '../parse-json-object.ts';
import { type Application, isJson, type Telltale } from './application.ts';
import { firstObject } from './first-object.ts';
import type { Response } from './response.ts';

type Json = Readonly<Record<string, unknown>>;

/** What a JSON object in the body tells. */
export const BY_JSON: Telltale = (response) => {
  const { body } = response;
  // The inspector and some others say nothing of JSON in their headers.
  if (!isJson(response) && !body.startsWith('{')) return undefined;
  const json = parseJsonObject(firstObject(body.trim()) ?? '');
  if (json === undefined) return undefined;
  for (const tell of TELLTALES) {
    const found = tell(json, response);
    if (found !== undefined) return found;
  }
  return undefined;
};

const TELLTALES: readonly ((json: Json, response: Response) => Application | undefined)[] = [
  elasticsearch,
  couchdb,
  etcd,
  kubernetes,
  docker,
  inspector,
  databases,
  springBoot,
];

function elasticsearch(json: Json): Application | undefined {
  const version = textAt(json, 'version', 'number');
  const open = textAt(json, 'version', 'distribution') === 'opensearch';
  if (version === undefined || textAt(json, 'tagline') === undefined) return undefined;
  return {
    service: 'elasticsearch',
    product: open ? 'OpenSearch' : 'Elasticsearch',
    version,
    evidence: `it introduces itself: "${textAt(json, 'tagline')}"`,
  };
}

function couchdb(json: Json): Application | undefined {
  if (textAt(json, 'couchdb') === undefined) return undefined;
  return { product: 'CouchDB', version: textAt(json, 'version'), evidence: 'it introduces itself as CouchDB' };
}

/** `GET /version` of etcd. */
function etcd(json: Json): Application | undefined {
  const version = textAt(json, 'etcdserver');
  if (version === undefined) return undefined;
  return { service: 'etcd', product: 'etcd', version, evidence: '/version tells the version of etcd' };
}

/** `GET /version`, or the refusal that everybody gets who is not logged in. */
function kubernetes(json: Json): Application | undefined {
  const version = textAt(json, 'gitVersion');
  const product = 'Kubernetes';
  if (version !== undefined && textAt(json, 'goVersion') !== undefined) {
    const evidence = '/version tells the version of Kubernetes';
    return { service: 'kubernetes', product, version: version.replace(/^v/, ''), evidence };
  }
  if (json.kind !== 'Status' || json.apiVersion !== 'v1' || textAt(json, 'status') === undefined) return undefined;
  return { service: 'kubernetes', product, evidence: 'it answers with a Status object of Kubernetes' };
}

/** `GET /version`, or the answer to a path that the engine does not know. */
function docker(json: Json, { status }: Response): Application | undefined {
  const version = textAt(json, 'Version');
  if (version !== undefined && textAt(json, 'ApiVersion') !== undefined) {
    const podman = JSON.stringify(json.Components ?? '').includes('Podman Engine');
    const product = podman ? 'Podman' : 'Docker';
    return { service: 'docker', product, version, evidence: `/version tells the version of ${product}` };
  }
  if (status !== 404 || json.message !== 'page not found') return undefined;
  return { service: 'docker', confidence: 'likely', evidence: 'it says "page not found" as the Docker API does' };
}

/** `GET /json/version` of the DevTools protocol: `node.js/v20.20.2`, `Chrome/120.0.6099.109`. */
function inspector(json: Json): Application | undefined {
  const browser = textAt(json, 'Browser');
  if (browser === undefined || textAt(json, 'Protocol-Version') === undefined) return undefined;
  const [, name, version] = /^([^/]{1,60})\/v?(.{1,60})$/.exec(browser) ?? [];
  return {
    service: 'inspector',
    product: name === 'node.js' ? 'Node.js' : (name ?? browser),
    version,
    evidence: `/json/version says "${browser}"`,
  };
}

function databases(json: Json): Application | undefined {
  const title = textAt(json, 'title') ?? '';
  if (/^qdrant\b/.test(title)) {
    return { product: 'Qdrant', version: textAt(json, 'version'), evidence: 'it introduces itself as Qdrant' };
  }
  const neo4j = textAt(json, 'neo4j_version');
  if (neo4j !== undefined) return { product: 'Neo4j', version: neo4j, evidence: 'it introduces itself as Neo4j' };
  if (textAt(json, 'status') !== 'Meilisearch is running') return undefined;
  return { product: 'Meilisearch', evidence: 'it says "Meilisearch is running"' };
}

/** The error object of a Spring Boot application without an error page of its own. */
function springBoot(json: Json, { status }: Response): Application | undefined {
  const keys = ['timestamp', 'status', 'error', 'path'];
  if (!keys.every((key) => Object.hasOwn(json, key)) || json.status !== status) return undefined;
  return { product: 'Spring Boot', evidence: 'its error object is that of Spring Boot' };
}
