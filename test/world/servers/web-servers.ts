import path from 'node:path';
import type { RealServer } from './real-server.ts';

const VITE = path.resolve(import.meta.dirname, '../../../node_modules/vite/bin/vite.js');

/** Servers of HTTP in its versions, plain and inside TLS. */
export const WEB_SERVERS: readonly RealServer[] = [
  {
    name: 'nginx',
    package: 'nginx-light',
    program: '/usr/sbin/nginx',
    ports: [
      { port: 21080, title: 'nginx, HTTP/1', service: 'http', product: /^nginx$/, tellsVersion: true },
      { port: 21081, title: 'nginx, HTTP/2 without TLS', service: 'http2' },
      { port: 21443, title: 'nginx, TLS', service: 'http', product: /^nginx$/, tellsVersion: true, tls: true },
    ],
    launch: (folder, certificate) => ({
      files: { 'nginx.conf': nginxConfiguration(folder, certificate) },
      command: ['/usr/sbin/nginx', '-p', folder, '-c', 'nginx.conf'],
    }),
  },
  {
    name: 'nghttpd',
    package: 'nghttp2-server',
    program: '/usr/sbin/nghttpd',
    ports: [{ port: 21082, title: 'nghttpd, HTTP/2 that speaks first', service: 'http2' }],
    launch: () => ({ command: ['/usr/sbin/nghttpd', '--no-tls', '-a', '127.0.0.1', '21082'] }),
  },
  {
    name: 'etcd',
    package: 'etcd-server',
    program: '/usr/bin/etcd',
    ports: [{ port: 21237, title: 'etcd', service: 'etcd', tellsVersion: true }],
    launch: (folder) => ({
      command: [
        ...['/usr/bin/etcd', '--name', 'e', '--data-dir', `${folder}/data`, '--log-level', 'info'],
        ...['--listen-client-urls', 'http://127.0.0.1:21237', '--advertise-client-urls', 'http://127.0.0.1:21237'],
        ...['--listen-peer-urls', 'http://127.0.0.1:21238', '--initial-cluster', 'e=http://127.0.0.1:21238'],
        ...['--initial-advertise-peer-urls', 'http://127.0.0.1:21238'],
      ],
    }),
  },
  {
    name: 'Vite',
    program: VITE,
    ports: [{ port: 21517, title: 'Vite', service: 'http', product: /^Vite$/ }],
    launch: (folder) => ({
      files: { 'index.html': '<!doctype html><title>Shop</title>' },
      command: [process.execPath, VITE, folder, '--port', '21517', '--host', '127.0.0.1', '--strictPort'],
    }),
  },
  {
    name: 'Node.js inspector',
    program: process.execPath,
    ports: [{ port: 21229, title: 'inspector of Node.js', service: 'inspector', product: /^node\.js$/i }],
    launch: () => ({ command: [process.execPath, '--inspect=127.0.0.1:21229', '-e', 'setInterval(() => {}, 1e6)'] }),
  },
  {
    name: 'http.server of Python',
    program: '/usr/bin/python3',
    ports: [{ port: 21800, title: 'http.server of Python', service: 'http', product: /SimpleHTTP|Python/ }],
    launch: () => ({ command: ['/usr/bin/python3', '-m', 'http.server', '-b', '127.0.0.1', '21800'] }),
  },
];

function nginxConfiguration(folder: string, certificate: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder};`);
  return `
daemon off; master_process off; pid ${folder}/nginx.pid; error_log stderr info;
events {}
http {
  access_log ${folder}/access.log;
  ${temporary.join(' ')}
  root ${folder};
  server { listen 127.0.0.1:21080; }
  server { listen 127.0.0.1:21081 http2; }
  server { listen 127.0.0.1:21443 ssl http2; ssl_certificate ${certificate}; ssl_certificate_key ${certificate}.key; }
}
`;
}
