import type { Match } from '../../recogniser.ts';
import { makeMatch } from '../make-match.ts';
import { opening } from '../opening.ts';
import { quoted } from '../wire-text.ts';
import { type Application, isJson } from './application.ts';
import { BY_HEADER } from './by-header.ts';
import { BY_JSON } from './by-json.ts';
import { BY_PAGE, pageTitle } from './by-page.ts';
import { firstObject } from './first-object.ts';
import { type Response, readResponse } from './response.ts';
import { readServer, type ServerSoftware } from './server-header.ts';

const STATUS_BYTES = 'HTTP/1.1 200'.length;
/** A body this short may hold the one sentence that makes it something else than a page. */
const SHORT_BODY = 512;

/** An HTTP/1 response (RFC 9112), and who sent it. */
export function recogniseHttp(bytes: Uint8Array): Match | 'more' | undefined {
  const opens = opening(bytes, 'HTTP/1.');
  if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
  const response = readResponse(bytes);
  if (response === undefined) return bytes.length < STATUS_BYTES ? 'more' : undefined;
  if (!response.headed) return describe(response, undefined, false);
  return describe(response, findApplication(response), isSettled(response));
}

/** Whatever else comes of the body will not make another service of it. */
function isSettled(response: Response): boolean {
  if (response.complete || !mayBecomeAnother(response)) return true;
  const body = response.body.trim();
  // Half a character may be the first half of a byte order mark, which does not count.
  if (!isJson(response) || body === '' || body.startsWith('\ufffd')) return false;
  if (!body.startsWith('{')) return true;
  return firstObject(body) !== undefined;
}

/** The body may still show that this is a service of its own: a JSON object, or one short sentence. */
function mayBecomeAnother(response: Response): boolean {
  const { headers, status } = response;
  if (isJson(response)) return true;
  const length = headers.get('content-length');
  if (length !== undefined) return Number(length) <= SHORT_BODY;
  return status === 400 && !headers.has('date') && !headers.has('server');
}

function findApplication(response: Response): Application | undefined {
  const websocket = wantsWebSocket(response);
  if (websocket !== undefined) return websocket;
  const byHeader = firstOf(BY_HEADER, response);
  const inBody = BY_JSON(response) ?? firstOf(BY_PAGE, response);
  // A body that nobody waits for must not make a service of what was settled as HTTP.
  const byBody = inBody?.service === undefined || mayBecomeAnother(response) ? inBody : undefined;
  // A service that is told by headers may tell its version in the body.
  if (byHeader?.service !== undefined) return byBody?.service === byHeader.service ? byBody : byHeader;
  return byBody ?? byHeader;
}

function firstOf(telltales: typeof BY_HEADER, response: Response): Application | undefined {
  for (const tell of telltales) {
    const found = tell(response);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** 426, or an offer to upgrade: nothing is upgraded to find out, since that would begin a session. */
function wantsWebSocket({ status, headers }: Response): Application | undefined {
  const offered = /\bwebsocket\b/i.test(headers.get('upgrade') ?? '');
  if (!offered && (status !== 426 || headers.has('upgrade'))) return undefined;
  return {
    service: 'websocket',
    confidence: offered ? 'certain' : 'likely',
    evidence: offered ? 'it offers to upgrade to WebSocket' : 'it says "426 Upgrade Required"',
  };
}

function describe(response: Response, application: Application | undefined, settled: boolean): Match {
  const { status, statusLine, headers, body, complete } = response;
  const server = readServer(headers.get('server'));
  const { product, version } = whoAnswers(server, application);
  const behind = application?.product !== undefined && application.product !== product;
  return makeMatch({
    service: application?.service ?? 'http',
    product,
    version,
    details: {
      status: String(status),
      title: pageTitle(body),
      location: headers.get('location'),
      server: server?.product === product ? undefined : headers.get('server'),
      application: behind ? nameWithVersion(application) : undefined,
      realm: /\brealm="([^"]{1,100})"/i.exec(headers.get('www-authenticate')?.slice(0, 300) ?? '')?.[1],
    },
    confidence: settled ? (application?.confidence ?? 'certain') : 'likely',
    evidence: application?.evidence ?? `the answer is ${quoted(statusLine)}`,
    more: !complete,
  });
}

/** A proxy or web server in front is who answers on this port; a library inside an application is not worth a word. */
function whoAnswers(server: ServerSoftware | undefined, application: Application | undefined) {
  if (application?.service !== undefined || server === undefined) return application ?? {};
  if (application?.product === server.product) {
    return { product: server.product, version: application.version ?? server.version };
  }
  return application?.product === undefined || server.front ? server : application;
}

function nameWithVersion({ product, version }: Application): string {
  return version === undefined ? `${product}` : `${product} ${version}`;
}
