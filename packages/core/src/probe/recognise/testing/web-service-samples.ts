import { DATE, JSON_TYPE, whole } from './http-response.ts';
import { response, type Sample, text } from './sample.ts';

/** What is a service of its own. */
export const WEB_SERVICE_SAMPLES: readonly Sample[] = [
  {
    name: 'Elasticsearch',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', 'X-elastic-product: Elasticsearch', JSON_TYPE],
      JSON.stringify({ name: 'n', version: { number: '8.11.1' }, tagline: 'You Know, for Search' }),
    ),
    told: { service: 'elasticsearch', product: 'Elasticsearch', version: '8.11.1', confidence: 'certain' },
  },
  {
    name: 'OpenSearch',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 200 OK', JSON_TYPE],
      JSON.stringify({ version: { distribution: 'opensearch', number: '2.11.0' }, tagline: 'The OpenSearch Project' }),
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
    bytes: whole(['HTTP/1.1 200 OK', JSON_TYPE, DATE], JSON.stringify({ etcdserver: '3.4.23', etcdcluster: '3.4.0' })),
    told: { service: 'etcd', product: 'etcd', version: '3.4.23', confidence: 'certain' },
  },
  {
    name: 'Kubernetes, which lets nobody look',
    sent: 'http',
    bytes: whole(
      ['HTTP/1.0 403 Forbidden', JSON_TYPE],
      JSON.stringify({
        kind: 'Status',
        apiVersion: 'v1',
        metadata: {},
        status: 'Failure',
        reason: 'Forbidden',
        code: 403,
      }),
    ),
    told: { service: 'kubernetes', product: 'Kubernetes', confidence: 'certain' },
  },
  {
    name: 'Kubernetes, asked for its version',
    sent: 'http-kubernetes',
    bytes: whole(
      ['HTTP/1.1 200 OK', JSON_TYPE],
      JSON.stringify({ major: '1', gitVersion: 'v1.28.4', goVersion: 'go1.20.11' }),
    ),
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
      JSON.stringify({ Version: '24.0.7', ApiVersion: '1.43', Os: 'linux', Components: [{ Name: 'Engine' }] }),
    ),
    told: { service: 'docker', product: 'Docker', version: '24.0.7', confidence: 'certain' },
  },
  {
    name: 'Podman, asked for its version',
    sent: 'http-docker',
    bytes: whole(
      ['HTTP/1.1 200 OK', JSON_TYPE],
      JSON.stringify({ Version: '4.3.1', ApiVersion: '1.41', Components: [{ Name: 'Podman Engine' }] }),
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
      JSON.stringify({ Browser: 'HeadlessChrome/120.0.6099.109', 'Protocol-Version': '1.3' }),
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
