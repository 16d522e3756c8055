import { DATE, HTML, JSON_TYPE, whole } from './http-response.ts';
import { response, type Sample } from './sample.ts';

/** Web servers, told by their headers: read on loopback from the Debian packages named. */
export const WEB_SERVER_SAMPLES: readonly Sample[] = [
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
