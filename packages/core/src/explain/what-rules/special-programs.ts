import type { WhatRule } from '../what-rule.ts';

/** Compiled programs whose file name alone does not tell enough: several share it, or it does many things. */
export const SPECIAL_PROGRAMS: readonly WhatRule[] = [
  // BusyBox has an applet `httpd` too, with other options; where the file could be read it is `busybox` and not here.
  { is: ['file:httpd'], label: 'Apache HTTP Server', kind: 'web-server' },
  { is: ['exe:httpd'], argument: /^-[Dk]/, label: 'Apache HTTP Server', kind: 'web-server' },
  { is: ['busybox:httpd'], label: 'BusyBox web server', kind: 'web-server' },
  { is: ['busybox:telnetd'], label: 'BusyBox Telnet server', kind: 'remote-shell' },
  { is: ['exe:master'], path: /\/postfix\//, label: 'Postfix mail server', kind: 'tool' },
  { is: ['exe:smtpd'], path: /\/postfix\//, label: 'Postfix mail server', kind: 'tool' },
  { is: ['exe:smtpd'], argument: /^-t$/, label: 'Postfix mail server', kind: 'tool' },
  { is: ['exe:smtpd'], label: 'OpenSMTPD mail server', kind: 'tool' },
  { is: ['exe:git'], words: ['daemon'], label: 'Git daemon', kind: 'tool' },
  { is: ['exe:hugo'], words: ['server', 'serve'], label: 'Hugo dev server', kind: 'dev-server' },
  { is: ['exe:zola'], words: ['serve'], label: 'Zola dev server', kind: 'dev-server' },
  { is: ['exe:trunk'], words: ['serve'], label: 'Trunk dev server', kind: 'dev-server' },
  { is: ['exe:mdbook'], words: ['serve'], label: 'mdBook dev server', kind: 'dev-server' },
  { is: ['exe:esbuild'], argument: /^--serve(=|$)/, label: 'esbuild dev server', kind: 'dev-server' },
  { is: ['exe:clickhouse'], words: ['server', 'clickhouse-server'], label: 'ClickHouse', kind: 'database' },
  {
    is: ['exe:docker-proxy'],
    label: 'Docker port proxy',
    detailed: 'Docker port proxy to {-container-ip}:{-container-port}',
    kind: 'container',
  },
  { is: ['exe:conmon'], label: 'Container monitor (conmon)', detailed: 'Container {-n}', kind: 'container' },
  { is: ['exe:code'], path: /\/(visual-studio-code|code|vscode)\/code$/, label: 'VS Code', kind: 'application' },
  { is: ['exe:codium'], label: 'VSCodium', kind: 'application' },
  {
    is: ['exe:beam.smp'],
    argument: /^-?rabbit(_prelaunch)?$|\/rabbitmq[/_-]/,
    label: 'RabbitMQ',
    kind: 'queue',
  },
  { is: ['exe:beam.smp'], argument: /\/emqx[/_-]|^emqx$/, label: 'EMQX MQTT broker', kind: 'queue' },
  { is: ['exe:beam.smp'], argument: /\/couchdb[/_-]|^couch(db)?$/, label: 'CouchDB', kind: 'database' },
  { is: ['exe:beam.smp'], argument: /^ejabberd$/, label: 'ejabberd', kind: 'application' },
  { is: ['exe:beam.smp'], words: ['phx.server'], label: 'Phoenix dev server', kind: 'dev-server' },
  { is: ['exe:beam.smp'], label: 'Erlang or Elixir program', kind: 'application' },
];

/** Programs that lie in a folder of their own, where the file is called as many others are. */
export const PROGRAM_FOLDERS: readonly (WhatRule & { readonly path: RegExp })[] = [
  { is: [], path: /\/\.vscode-server(-insiders)?\//, label: 'VS Code server', kind: 'application' },
  { is: [], path: /\/\.cursor-server\//, label: 'Cursor server', kind: 'application' },
  { is: [], path: /\/openvscode-server[^/]*\/node$/, label: 'OpenVSCode Server', kind: 'application' },
  { is: [], path: /\/code-server[^/]*\/lib\/node$/, label: 'code-server (VS Code)', kind: 'application' },
];
