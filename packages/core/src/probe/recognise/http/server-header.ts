/** Programs that stand in front of an application: what they pass on is somebody else's, and the port is theirs. */
const FRONTS = new Set([
  'nginx',
  'openresty',
  'Apache httpd',
  'Caddy',
  'lighttpd',
  'HAProxy',
  'envoy',
  'Varnish',
  'Traefik',
  'LiteSpeed',
  'H2O',
  'Squid',
  'cloudflare',
  'Microsoft IIS',
  'istio-envoy',
]);

/** Names in `Server:` that people know by another, in lower case. */
const NAMES: Readonly<Record<string, string>> = {
  apache: 'Apache httpd',
  'apache-coyote': 'Apache Tomcat',
  'microsoft-iis': 'Microsoft IIS',
  'microsoft-httpapi': 'Microsoft HTTPAPI',
  simplehttp: 'Python http.server',
  basehttp: 'Python http.server',
  wsgiserver: 'Python wsgiref',
  tornadoserver: 'Tornado',
  twistedweb: 'Twisted Web',
  squid: 'Squid',
  couchdb: 'CouchDB',
  airtunes: 'AirTunes',
};

/** For these the version behind the name is that of a module; the language's says more. */
const BY_PYTHON = new Set(['Python http.server', 'Python wsgiref']);

export interface ServerSoftware {
  readonly product: string;
  readonly version: string | undefined;
  readonly front: boolean;
}

/** `nginx/1.22.1`, `Apache/2.4.71 (Debian)`, `Jetty(9.4.51)`, `SimpleHTTP/0.6 Python/3.11.2`, `Caddy`. */
export function readServer(header: string | undefined): ServerSoftware | undefined {
  const text = (header ?? '').slice(0, 200);
  const aiohttp = /\baiohttp\/([\w.+-]{1,40})/.exec(text)?.[1];
  if (aiohttp !== undefined) return { product: 'aiohttp', version: aiohttp, front: false };
  const [, name, slashed, bracketed] =
    /^([^\s/(;,]{1,80})(?:\/([^\s(;,]{1,60})|\(v?(\d[^)]{0,60})\))?/.exec(text) ?? [];
  if (name === undefined) return undefined;
  const product = NAMES[name.toLowerCase()] ?? name;
  const python = /\bC?Python\/([\w.+]{1,40})/.exec(text)?.[1];
  const version = BY_PYTHON.has(product) ? python : product === 'Apache Tomcat' ? undefined : (slashed ?? bracketed);
  return { product, version: version?.replace(/^v(?=\d)/, ''), front: FRONTS.has(product) };
}
