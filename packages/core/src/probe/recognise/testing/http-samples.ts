import { response, type Sample, text } from './sample.ts';

const DATE = 'Date: Sun, 22 Nov 2026 18:52:18 GMT';
const HTML = 'Content-Type: text/html; charset=utf-8';
const JSON_TYPE = 'Content-Type: application/json';

const json = (value: unknown) => JSON.stringify(value);
const sized = (body: string) => `Content-Length: ${Buffer.byteLength(body)}`;
/** A response whose length is told. */
const whole = (head: readonly string[], body: string) => response([...head, sized(body)], body);

/** Web servers, told by their headers: read on loopback from the Debian packages named. */
const SERVERS: readonly Sample[] = [
  {
    name: 'nginx (Debian 12)',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.1 200 OK', 'Server: nginx/1.22.1', DATE, 'Content-Type: text/html', 'Connection: close'],
      '<!DOCTYPE html>\n<html>\n<head>\n<title>Welcome to nginx!</title>\n</head>\n</html>\n',
    ),
    told: {
      service: 'http',
      product: 'nginx',
      version: '1.22.1',
      details: { status: '200', title: 'Welcome to nginx!' },
      confidence: 'certain',
    },
  },
  {
    name: 'Apache (Debian 12)',
    sent: 'http',
    bytes: whole(
      [
        'HTTP/1.1 404 Not Found',
        DATE,
        'Server: Apache/2.4.71 (Debian)',
        'Connection: close',
        'Content-Type: text/html',
      ],
      '<html><head>\n<title>404 Not Found</title>\n</head></html>\n',
    ),
    told: { service: 'http', product: 'Apache httpd', version: '2.4.71' },
  },
  {
    name: 'lighttpd (Debian 12)',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 403 Forbidden', 'Content-Type: text/html', DATE, 'Server: lighttpd/1.4.69'],
      '<html></html>',
    ),
    told: { service: 'http', product: 'lighttpd', version: '1.4.69' },
  },
  {
    name: 'Caddy (Debian 12)',
    sent: 'http',
    bytes: response(['HTTP/1.0 404 Not Found', 'Server: Caddy', DATE, 'Content-Length: 0']),
    told: { service: 'http', product: 'Caddy', confidence: 'certain' },
  },
  {
    name: 'python3 -m http.server',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', 'Server: SimpleHTTP/0.6 Python/3.11.2', DATE, 'Content-type: text/html; charset=utf-8'],
      '<!DOCTYPE HTML>\n<title>Directory listing for /</title>\n',
    ),
    told: { service: 'http', product: 'Python http.server', version: '3.11.2' },
  },
  {
    name: 'uvicorn (Debian 12), which does not say how long its answer is',
    sent: 'http',
    bytes: response(['HTTP/1.1 200 OK', DATE.toLowerCase(), 'server: uvicorn', 'Connection: close'], 'x'),
    told: { service: 'http', product: 'uvicorn', confidence: 'certain' },
  },
  {
    name: 'gunicorn (Debian 12)',
    sent: 'http',
    bytes: response(['HTTP/1.0 200 OK', 'Server: gunicorn', DATE, 'Connection: close'], 'x'),
    told: { service: 'http', product: 'gunicorn' },
  },
  {
    name: "Node's http without a framework: nobody says who it is",
    sent: 'http',
    bytes: response(['HTTP/1.1 200 OK', DATE, 'Connection: close'], 'hi'),
    told: { service: 'http', confidence: 'certain' },
  },
  {
    name: "an API on Node's http: its object is complete although nobody says so",
    sent: 'http',
    bytes: response(['HTTP/1.1 200 OK', JSON_TYPE, DATE, 'Connection: close'], '{"ok":true}'),
    told: { service: 'http', confidence: 'certain' },
  },
  {
    name: 'an API that answers with a list, of which there is more to come',
    sent: 'http',
    bytes: response(['HTTP/1.1 200 OK', JSON_TYPE, DATE, 'Connection: close'], '[{"id":1},'),
    told: { service: 'http', confidence: 'certain' },
  },
  {
    name: 'an API that has said half an object',
    sent: 'http',
    bytes: response(['HTTP/1.1 200 OK', JSON_TYPE, DATE, 'Connection: close'], '{"ok":'),
    told: { service: 'http', confidence: 'likely' },
  },
  {
    name: "Node's http asked for HTTP/2",
    sent: 'http2',
    bytes: response(['HTTP/1.1 400 Bad Request', 'Connection: close']),
    told: { service: 'http' },
  },
  {
    name: 'Werkzeug',
    sent: 'http',
    bytes: whole(['HTTP/1.1 200 OK', 'Server: Werkzeug/3.0.1 Python/3.11.2', HTML], '<p>hello</p>'),
    told: { service: 'http', product: 'Werkzeug', version: '3.0.1' },
  },
  {
    name: 'aiohttp',
    sent: 'http',
    bytes: whole(['HTTP/1.1 404 Not Found', 'Server: Python/3.11 aiohttp/3.8.4', HTML], '404'),
    told: { service: 'http', product: 'aiohttp', version: '3.8.4' },
  },
  {
    name: 'Jetty',
    sent: 'http',
    bytes: whole(['HTTP/1.1 200 OK', 'Server: Jetty(9.4.50.v20221201)', HTML], '<p></p>'),
    told: { service: 'http', product: 'Jetty', version: '9.4.50.v20221201' },
  },
];

/** What is behind: applications and dev servers. */
const APPLICATIONS: readonly Sample[] = [
  {
    name: 'Express',
    sent: 'http-host',
    bytes: whole(['HTTP/1.1 404 Not Found', 'X-Powered-By: Express', HTML], '<pre>Cannot GET /</pre>'),
    told: { service: 'http', product: 'Express' },
  },
  {
    name: 'Express behind nginx: nginx answers on this port',
    sent: 'http-host',
    bytes: whole(['HTTP/1.1 200 OK', 'Server: nginx/1.22.1', 'X-Powered-By: Express', HTML], '<p></p>'),
    told: { service: 'http', product: 'nginx', version: '1.22.1', details: { application: 'Express' } },
  },
  {
    name: "PHP's built-in server",
    sent: 'http',
    bytes: whole(['HTTP/1.1 200 OK', 'Host: localhost', 'X-Powered-By: PHP/8.2.26', HTML], ''),
    told: { service: 'http', product: 'PHP', version: '8.2.26' },
  },
  {
    name: 'Vite',
    sent: 'http-host',
    bytes: whole(
      ['HTTP/1.1 200 OK', 'Vary: Origin', 'Content-Type: text/html', 'Cache-Control: no-cache', DATE],
      '<!doctype html><head><script type="module" src="/@vite/client"></script><title>app</title></head>',
    ),
    told: { service: 'http', product: 'Vite', details: { title: 'app' } },
  },
  {
    name: 'Vite that blocks the host',
    sent: 'http-host',
    bytes: response(
      ['HTTP/1.1 403 Forbidden', 'Content-Type: text/html', DATE, 'Connection: close'],
      'Blocked request. This host ("example.test") is not allowed.',
    ),
    told: { service: 'http', product: 'Vite', details: { status: '403' } },
  },
  {
    name: 'Next.js, in chunks',
    sent: 'http-host',
    bytes: response(
      ['HTTP/1.1 200 OK', 'X-Powered-By: Next.js', HTML, 'Transfer-Encoding: chunked'],
      '1c\r\n<!DOCTYPE html><html></html>\r\n0\r\n\r\n',
    ),
    told: { service: 'http', product: 'Next.js' },
  },
  {
    name: 'webpack-dev-server, which is built on Express',
    sent: 'http-host',
    bytes: whole(
      ['HTTP/1.1 200 OK', 'X-Powered-By: Express', HTML],
      '<html><script defer src="/static/js/bundle.js"></script><div id="root"></div></html>',
    ),
    told: { service: 'http', product: 'webpack-dev-server' },
  },
  {
    name: 'Prometheus (Debian 12)',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 302 Found', HTML, 'Location: /classic/graph', DATE],
      '<a href="/classic/graph">Found</a>.\n\n',
    ),
    told: { service: 'http', product: 'Prometheus', details: { location: '/classic/graph' } },
  },
  {
    name: 'Grafana',
    sent: 'http-host',
    bytes: whole(['HTTP/1.1 200 OK', HTML], '<!DOCTYPE html><head><title>Grafana</title></head>'),
    told: { service: 'http', product: 'Grafana' },
  },
  {
    name: 'InfluxDB (Debian 12)',
    sent: 'http',
    bytes: whole(
      [
        'HTTP/1.0 404 Not Found',
        'Content-Type: text/plain; charset=utf-8',
        'X-Influxdb-Build: OSS',
        'X-Influxdb-Version: 1.6.7~rc0',
      ],
      '404 page not found\n',
    ),
    told: { service: 'http', product: 'InfluxDB', version: '1.6.7~rc0' },
  },
  {
    name: 'RabbitMQ management on Cowboy',
    sent: 'http-host',
    bytes: whole(
      ['HTTP/1.1 200 OK', 'server: Cowboy', 'content-type: text/html'],
      '<title>RabbitMQ Management</title>',
    ),
    told: { service: 'http', product: 'RabbitMQ management', details: { server: 'Cowboy' } },
  },
  {
    name: 'CouchDB',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', 'Server: CouchDB/3.3.2 (Erlang OTP/24)', JSON_TYPE],
      json({ couchdb: 'Welcome', version: '3.3.2', vendor: { name: 'The Apache Software Foundation' } }),
    ),
    told: { service: 'http', product: 'CouchDB', version: '3.3.2' },
  },
  {
    name: 'CouchDB, with something behind its object, and more to come',
    sent: 'http',
    bytes: response(
      ['HTTP/1.0 200 OK', 'Server: CouchDB/3.3.2', JSON_TYPE, 'Content-Length: 500'],
      '{"couchdb":"Welcome","version":"3.3.2"}}{',
    ),
    told: { service: 'http', product: 'CouchDB', version: '3.3.2', confidence: 'certain' },
  },
  {
    name: 'MinIO',
    sent: 'http',
    bytes: whole(['HTTP/1.0 403 Forbidden', 'Server: MinIO', 'Content-Type: application/xml'], '<Error></Error>'),
    told: { service: 'http', product: 'MinIO' },
  },
  {
    name: 'Consul',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 301 Moved Permanently', 'Location: /ui/', 'X-Consul-Default-Acl-Policy: allow', HTML],
      '<a href="/ui/">Moved Permanently</a>.\n\n',
    ),
    told: { service: 'http', product: 'Consul' },
  },
  {
    name: 'Tomcat',
    sent: 'http',
    bytes: whole(['HTTP/1.1 404 ', HTML], '<title>HTTP Status 404</title><h3>Apache Tomcat/10.1.6 (Debian)</h3>'),
    told: { service: 'http', product: 'Apache Tomcat', version: '10.1.6' },
  },
  {
    name: 'Spring Boot',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.1 404 ', JSON_TYPE],
      json({ timestamp: '2026-11-22T18:52:18.000+00:00', status: 404, error: 'Not Found', path: '/' }),
    ),
    told: { service: 'http', product: 'Spring Boot' },
  },
  {
    name: 'Ollama',
    sent: 'http',
    bytes: whole(['HTTP/1.0 200 OK', 'Content-Type: text/plain; charset=utf-8'], 'Ollama is running'),
    told: { service: 'http', product: 'Ollama' },
  },
  {
    name: 'Jenkins on Jetty, which wants a login',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.1 403 Forbidden', 'X-Jenkins: 2.426.1', 'Server: Jetty(10.0.17)', 'WWW-Authenticate: Basic realm="ci"'],
      '',
    ),
    told: { service: 'http', product: 'Jenkins', version: '2.426.1', details: { realm: 'ci' } },
  },
];

/** What is a service of its own. */
const SERVICES_OVER_HTTP: readonly Sample[] = [
  {
    name: 'Elasticsearch',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', 'X-elastic-product: Elasticsearch', JSON_TYPE],
      json({ name: 'n', version: { number: '8.11.1' }, tagline: 'You Know, for Search' }),
    ),
    told: { service: 'elasticsearch', product: 'Elasticsearch', version: '8.11.1', confidence: 'certain' },
  },
  {
    name: 'OpenSearch',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', JSON_TYPE],
      json({ version: { distribution: 'opensearch', number: '2.11.0' }, tagline: 'The OpenSearch Project' }),
    ),
    told: { service: 'elasticsearch', product: 'OpenSearch', version: '2.11.0' },
  },
  {
    name: 'etcd (Debian 12), asked for /',
    sent: 'http',
    bytes: whole(
      [
        'HTTP/1.0 404 Not Found',
        'Access-Control-Allow-Headers: accept, content-type, authorization',
        'Access-Control-Allow-Methods: POST, GET, OPTIONS, PUT, DELETE',
        'Access-Control-Allow-Origin: *',
        'Content-Type: text/plain; charset=utf-8',
      ],
      '404 page not found\n',
    ),
    told: { service: 'etcd', confidence: 'likely' },
  },
  {
    name: 'etcd (Debian 12), asked for its version',
    sent: 'http-etcd',
    bytes: whole(['HTTP/1.1 200 OK', JSON_TYPE, DATE], json({ etcdserver: '3.4.23', etcdcluster: '3.4.0' })),
    told: { service: 'etcd', product: 'etcd', version: '3.4.23', confidence: 'certain' },
  },
  {
    name: 'Kubernetes, which lets nobody look',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 403 Forbidden', JSON_TYPE],
      json({ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', reason: 'Forbidden', code: 403 }),
    ),
    told: { service: 'kubernetes', product: 'Kubernetes', confidence: 'certain' },
  },
  {
    name: 'Kubernetes, asked for its version',
    sent: 'http-kubernetes',
    bytes: whole(['HTTP/1.1 200 OK', JSON_TYPE], json({ major: '1', gitVersion: 'v1.28.4', goVersion: 'go1.20.11' })),
    told: { service: 'kubernetes', product: 'Kubernetes', version: '1.28.4' },
  },
  {
    name: 'Docker, asked for /',
    sent: 'http',
    bytes: whole(['HTTP/1.0 404 Not Found', JSON_TYPE], '{"message":"page not found"}\n'),
    told: { service: 'docker', confidence: 'likely' },
  },
  {
    name: 'Docker, asked for its version',
    sent: 'http-docker',
    bytes: whole(
      ['HTTP/1.1 200 OK', 'Api-Version: 1.43', 'Ostype: linux', 'Server: Docker/24.0.7 (linux)', JSON_TYPE],
      json({ Version: '24.0.7', ApiVersion: '1.43', Os: 'linux', Components: [{ Name: 'Engine' }] }),
    ),
    told: { service: 'docker', product: 'Docker', version: '24.0.7', confidence: 'certain' },
  },
  {
    name: 'Podman, asked for its version',
    sent: 'http-docker',
    bytes: whole(
      ['HTTP/1.1 200 OK', JSON_TYPE],
      json({ Version: '4.3.1', ApiVersion: '1.41', Components: [{ Name: 'Podman Engine' }] }),
    ),
    told: { service: 'docker', product: 'Podman', version: '4.3.1' },
  },
  {
    name: 'node --inspect',
    sent: 'http',
    bytes: response(
      ['HTTP/1.0 400 Bad Request', 'Content-Type: text/html; charset=UTF-8'],
      'WebSockets request was expected\r\n',
    ),
    told: { service: 'inspector', product: 'Node.js' },
  },
  {
    name: 'node --inspect, asked for its version',
    sent: 'http-inspector',
    bytes: whole(
      ['HTTP/1.0 200 OK', 'Content-Type: application/json; charset=UTF-8', 'Cache-Control: no-cache'],
      '{\n  "Browser": "node.js/v20.20.2",\n  "Protocol-Version": "1.1"\n} ',
    ),
    told: { service: 'inspector', product: 'Node.js', version: '20.20.2', confidence: 'certain' },
  },
  {
    name: 'Chrome, asked for its version',
    sent: 'http-inspector',
    bytes: whole(
      ['HTTP/1.1 200 OK', 'Content-Type:application/json; charset=UTF-8'],
      json({ Browser: 'HeadlessChrome/120.0.6099.109', 'Protocol-Version': '1.3' }),
    ),
    told: { service: 'inspector', product: 'HeadlessChrome', version: '120.0.6099.109' },
  },
  {
    name: 'ws',
    sent: 'http',
    bytes: whole(['HTTP/1.1 426 Upgrade Required', 'Content-Type: text/plain', DATE], 'Upgrade Required'),
    told: { service: 'websocket', confidence: 'likely' },
  },
  {
    name: 'a server that offers WebSocket',
    sent: 'http',
    bytes: whole(['HTTP/1.1 426 Upgrade Required', 'Upgrade: websocket', 'Connection: Upgrade'], ''),
    told: { service: 'websocket', confidence: 'certain' },
  },
  {
    name: 'MongoDB asked for HTTP',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', 'Connection: close', 'Content-Type: text/plain'],
      'It looks like you are trying to access MongoDB over HTTP on the native driver port.\r\n',
    ),
    told: { service: 'mongodb', confidence: 'certain' },
  },
  {
    name: 'AirPlay',
    sent: 'http',
    bytes: response(['HTTP/1.1 403 Forbidden', 'Content-Length: 0', 'Server: AirTunes/710.79.1']),
    told: { service: 'airplay', product: 'AirTunes', version: '710.79.1', confidence: 'certain' },
  },
  {
    name: 'a status line alone',
    sent: 'http',
    bytes: text('HTTP/1.1 200 OK\r\nX-Slow: 1\r\n'),
    told: { service: 'http', confidence: 'likely' },
  },
  {
    name: 'an answer behind an interim one',
    sent: 'http',
    bytes: text('HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\nHTTP/1.1 200 OK\r\nServer: h2o/2.2.6\r\n\r\n'),
    told: { service: 'http', product: 'h2o', version: '2.2.6', details: { status: '200' } },
  },
];

export const HTTP_SAMPLES: readonly Sample[] = [...SERVERS, ...APPLICATIONS, ...SERVICES_OVER_HTTP];
