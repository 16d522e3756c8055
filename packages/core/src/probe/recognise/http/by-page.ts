import { type Application, isJson, type Telltale } from './application.ts';
import type { Response } from './response.ts';

/** What is in a page of only one program. */
const IN_PAGE: readonly (readonly [text: string, product: string])[] = [
  ['/@vite/client', 'Vite'],
  ['Blocked request. This host (', 'Vite'],
  ['__NEXT_DATA__', 'Next.js'],
  ['/_next/static/', 'Next.js'],
  ['/_nuxt/', 'Nuxt'],
  ['webpack-dev-server', 'webpack-dev-server'],
  ['/static/js/bundle.js', 'webpack-dev-server'],
  ['id="___gatsby"', 'Gatsby'],
  ['window.__remixContext', 'Remix'],
  ['data-sveltekit-preload-data', 'SvelteKit'],
  ['window.grafanaBootData', 'Grafana'],
  ['https://nats.io/favicon.ico', 'NATS monitoring'],
  ['Whitelabel Error Page', 'Spring Boot'],
  ['Ollama is running', 'Ollama'],
  ['<a href="/graph">Found</a>', 'Prometheus'],
  ['<a href="/classic/graph">Found</a>', 'Prometheus'],
];

/** How the titles of pages begin, in lower case. */
const TITLES: readonly (readonly [title: string, product: string])[] = [
  ['grafana', 'Grafana'],
  ['prometheus time series', 'Prometheus'],
  ['alertmanager', 'Alertmanager'],
  ['node exporter', 'Prometheus node exporter'],
  ['rabbitmq management', 'RabbitMQ management'],
  ['minio console', 'MinIO Console'],
  ['minio browser', 'MinIO'],
  ['consul by hashicorp', 'Consul'],
  ['jaeger ui', 'Jaeger'],
  ['kibana', 'Kibana'],
  ['traefik', 'Traefik'],
  ['portainer', 'Portainer'],
  ['mailpit', 'Mailpit'],
  ['mailhog', 'MailHog'],
  ['jupyter', 'Jupyter'],
  ['phpmyadmin', 'phpMyAdmin'],
  ['pgadmin', 'pgAdmin'],
  ['adminer', 'Adminer'],
  ['syncthing', 'Syncthing'],
  ['home assistant', 'Home Assistant'],
  ['selenium grid', 'Selenium Grid'],
  ['webpack app', 'webpack-dev-server'],
];

/** What the text of a body tells. */
export const BY_PAGE: readonly Telltale[] = [nodeInspector, mongodb, tomcat, inPage, titled];

/** Node's inspector refuses whatever is no WebSocket in these words. */
function nodeInspector(response: Response): Application | undefined {
  const { status, body } = response;
  if (isJson(response) || status !== 400 || !body.startsWith('WebSockets request was expected')) return undefined;
  return { service: 'inspector', product: 'Node.js', evidence: 'it says "WebSockets request was expected"' };
}

/** mongod's answer to HTTP on its own port. */
function mongodb(response: Response): Application | undefined {
  const { body } = response;
  if (isJson(response) || !body.startsWith('It looks like you are trying to access MongoDB over HTTP'))
    return undefined;
  return { service: 'mongodb', evidence: 'it says that this is no port for HTTP but the one of MongoDB' };
}

function tomcat({ body }: Response): Application | undefined {
  const version = /Apache Tomcat\/(\d[\w.]{0,20})/.exec(body)?.[1];
  return version === undefined ? undefined : { product: 'Apache Tomcat', version, evidence: 'the page names Tomcat' };
}

function inPage({ body }: Response): Application | undefined {
  const found = IN_PAGE.find(([text]) => body.includes(text));
  return found && { product: found[1], evidence: `the page has "${found[0]}" in it` };
}

function titled({ body }: Response): Application | undefined {
  const title = pageTitle(body);
  const found = TITLES.find(([words]) => title?.toLowerCase().startsWith(words));
  return found && { product: found[1], evidence: `the page's title is "${title}"` };
}

/** The title of an HTML page, with white space as single blanks. */
export function pageTitle(body: string): string | undefined {
  const lower = body.toLowerCase();
  const opened = lower.indexOf('<title');
  const start = opened < 0 ? -1 : lower.indexOf('>', opened) + 1;
  const end = start <= 0 ? -1 : lower.indexOf('</title', start);
  if (end < 0) return undefined;
  return (
    body
      .slice(start, Math.min(end, start + 1000))
      .split(/\s/)
      .filter(Boolean)
      .join(' ')
      .slice(0, 120) || undefined
  );
}
