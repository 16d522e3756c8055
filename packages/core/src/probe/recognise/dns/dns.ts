import type { Exchange, Match, Recogniser } from '../../recogniser.ts';
import { makeMatch } from '../make-match.ts';
import { quoted } from '../wire-text.ts';
import { type DnsAnswer, dnsQuestion, readDnsAnswer } from './dns-message.ts';
import { nameServer } from './name-server.ts';

const NS = 2;
const TXT = 16;
const INTERNET = 1;
const CHAOS = 3;

const rootServers = ({ nonce }: Exchange) => dnsQuestion(nonce, [], NS, INTERNET);
const versionBind = ({ nonce }: Exchange) => dnsQuestion(nonce, ['version', 'bind'], TXT, CHAOS);

/** DNS over UDP: who serves the root, without recursion. Every server has an answer, if only a refusal. */
export const DNS_DATAGRAM = overDatagram({ id: 'dns', level: 'safe' }, rootServers);
/** DNS over UDP: `version.bind`, which some administrators watch for. */
export const DNS_VERSION_DATAGRAM = overDatagram({ id: 'dns-version', level: 'deep', refines: ['dns'] }, versionBind);
/** DNS over TCP (RFC 7766): the same with the length in front. */
export const DNS = overStream(DNS_DATAGRAM, rootServers);
export const DNS_VERSION = overStream(DNS_VERSION_DATAGRAM, versionBind);

type Question = (exchange: Exchange) => Uint8Array;

function overDatagram(what: Pick<Recogniser, 'id' | 'level' | 'refines'>, question: Question): Recogniser {
  return {
    ...what,
    services: ['dns'],
    speaksFirst: false,
    payload: question,
    recognise(bytes, exchange) {
      const answer = readDnsAnswer(bytes, question(exchange));
      return typeof answer === 'object' ? describe(answer, answer.cut) : answer;
    },
  };
}

function overStream(datagram: Recogniser, question: Question): Recogniser {
  return {
    ...datagram,
    payload(exchange) {
      const message = question(exchange);
      return Uint8Array.from([message.length >> 8, message.length & 0xff, ...message]);
    },
    recognise(bytes, exchange) {
      const [high, low] = bytes;
      const message = bytes.subarray(2);
      const answer = readDnsAnswer(message, question(exchange));
      if (answer === undefined || high === undefined || low === undefined) return answer && 'more';
      const length = (high << 8) | low;
      if (length < 12) return undefined;
      if (message.length < length) return 'more';
      const whole = readDnsAnswer(message.subarray(0, length), question(exchange));
      return typeof whole === 'object' ? describe(whole, false) : undefined;
    },
  };
}

function describe({ code, text }: DnsAnswer, more: boolean): Match {
  return makeMatch({
    ...(text === undefined ? {} : nameServer(text)),
    service: 'dns',
    details: { answer: code, 'version.bind': text },
    confidence: 'certain',
    more,
    evidence:
      text === undefined ? `it answers a DNS question with ${code}` : `it answers version.bind with ${quoted(text)}`,
  });
}
