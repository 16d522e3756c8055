import type { Application, Telltale } from './application.ts';
import type { Response } from './response.ts';

/** Headers that only one program sends; where their value is a version, it is shown. */
const OWN_HEADERS: readonly (readonly [name: string, product: string, says: 'version' | 'nothing'])[] = [
  ['x-influxdb-version', 'InfluxDB', 'version'],
  ['x-jenkins', 'Jenkins', 'version'],
  ['x-consul-default-acl-policy', 'Consul', 'nothing'],
  ['x-consul-index', 'Consul', 'nothing'],
  ['x-clickhouse-server-display-name', 'ClickHouse', 'nothing'],
  ['x-clickhouse-summary', 'ClickHouse', 'nothing'],
  ['x-plex-protocol', 'Plex Media Server', 'nothing'],
  ['kbn-version', 'Kibana', 'version'],
  ['kbn-name', 'Kibana', 'nothing'],
  ['x-couchdb-body-time', 'CouchDB', 'nothing'],
  ['x-nextjs-cache', 'Next.js', 'nothing'],
  ['x-gitea-version', 'Gitea', 'version'],
  ['x-prometheus-api', 'Prometheus', 'nothing'],
];

/** etcd answers every path that it does not know with these, and 404. */
const ETCD_METHODS = 'POST, GET, OPTIONS, PUT, DELETE';
const ETCD_HEADERS = 'accept, content-type, authorization';

/** What headers alone tell. */
export const BY_HEADER: readonly Telltale[] = [elasticsearch, docker, kubernetes, airplay, etcd, ownHeader, poweredBy];

function elasticsearch({ headers }: Response): Application | undefined {
  const product = headers.get('x-elastic-product');
  return product === undefined
    ? undefined
    : { service: 'elasticsearch', product, evidence: `a header says X-Elastic-Product: ${product}` };
}

function docker({ headers }: Response): Application | undefined {
  const version = /^Docker\/(\d[\w.+-]{0,40})/.exec(headers.get('server') ?? '')?.[1];
  if (version === undefined && !(headers.has('api-version') && headers.has('ostype'))) return undefined;
  return { service: 'docker', product: 'Docker', version, evidence: 'the headers are those of the Docker API' };
}

function kubernetes({ headers }: Response): Application | undefined {
  if (!headers.has('x-kubernetes-pf-flowschema-uid')) return undefined;
  return { service: 'kubernetes', product: 'Kubernetes', evidence: 'the headers are those of the Kubernetes API' };
}

function airplay({ headers }: Response): Application | undefined {
  const [, version] = /^AirTunes\/(\d[\w.]{0,40})/.exec(headers.get('server') ?? '') ?? [];
  if (version === undefined) return undefined;
  return { service: 'airplay', product: 'AirTunes', version, evidence: `a header says Server: AirTunes/${version}` };
}

function etcd({ headers }: Response): Application | undefined {
  if (headers.get('access-control-allow-methods') !== ETCD_METHODS) return undefined;
  if (headers.get('access-control-allow-headers') !== ETCD_HEADERS) return undefined;
  return { service: 'etcd', confidence: 'likely', evidence: 'the headers are those that etcd sends' };
}

function ownHeader({ headers }: Response): Application | undefined {
  for (const [name, product, says] of OWN_HEADERS) {
    const value = headers.get(name);
    if (value === undefined) continue;
    return { product, version: says === 'version' ? value : undefined, evidence: `it sends the header ${name}` };
  }
  return undefined;
}

/** `X-Powered-By: Express`, `PHP/8.2.7`, `Next.js 14.1`. */
function poweredBy({ headers }: Response): Application | undefined {
  const value = headers.get('x-powered-by')?.slice(0, 200);
  const [, product, version] =
    /^([A-Za-z][^/;,(\d]{0,60}?)(?:[/ ]v?(\d[\w.+-]{0,40}))?(?:[;,( ]|$)/.exec(value ?? '') ?? [];
  return product === undefined ? undefined : { product, version, evidence: `a header says X-Powered-By: ${value}` };
}
