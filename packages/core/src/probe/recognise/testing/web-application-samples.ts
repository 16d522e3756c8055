import { DATE, HTML, JSON_TYPE, whole } from './http-response.ts';
import { response, type Sample } from './sample.ts';

/** What is behind: applications and dev servers. */
export const WEB_APPLICATION_SAMPLES: readonly Sample[] = [
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
      JSON.stringify({ couchdb: 'Welcome', version: '3.3.2', vendor: { name: 'The Apache Software Foundation' } }),
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
      JSON.stringify({ timestamp: '2026-11-22T18:52:18.000+00:00', status: 404, error: 'Not Found', path: '/' }),
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
