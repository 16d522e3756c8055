import { type AddressReport, type Protocol, printEndpoint } from '@porthole/core';
import type { Rich } from '../text/rich-text.ts';
import { clean, type Teller } from '../who/teller.ts';
import { answerText } from './answer-text.ts';
import { isUnaccepted } from './decide-probe.ts';

/** The sentence that everything else is the evidence for. */
export function headlineOf(address: AddressReport, protocol: Protocol, teller: Teller): Rich {
  const { symbols } = teller.style;
  const where = `${protocol === 'udp' ? 'udp ' : ''}${clean(teller, printEndpoint(address.endpoint))}`;
  const { mark, text, warning } = verdictOf(address);
  return [{ role: warning ? 'warning' : 'answer', text: `${symbols[mark]} ${where}` }, ` ${clean(teller, text)}`];
}

interface Verdict {
  readonly mark: 'dot' | 'ring' | 'warn';
  readonly text: string;
  readonly warning?: boolean;
}

function verdictOf(address: AddressReport): Verdict {
  switch (address.state) {
    case 'open':
      return openVerdict(address);
    case 'closes':
      return { mark: 'warn', text: 'accepts a connection, and closes it at once without a word', warning: true };
    case 'refused':
      return { mark: 'ring', text: 'refuses: nobody listens there' };
    case 'timed-out':
      return { mark: 'ring', text: 'does not respond at all' };
    case 'unreachable':
      return { mark: 'ring', text: 'cannot be reached: there is no way there' };
    case 'forbidden':
      return { mark: 'ring', text: 'may not be connected to from here' };
    case 'no-answer':
      return { mark: 'ring', text: 'gave no answer: it is open, or something drops what is sent' };
    case 'held-back': {
      const { answer } = address;
      return {
        mark: 'dot',
        text: `listens, and was left alone${answer === undefined ? '' : `: ${answerText(answer)}`}`,
      };
    }
  }
}

function openVerdict(address: AddressReport): Verdict {
  const { answer, tls, unknownBytes, connectMs } = address;
  if (isUnaccepted(address)) {
    return { mark: 'warn', text: 'takes connections, but no process accepts them', warning: true };
  }
  if (answer === undefined) {
    if (unknownBytes !== undefined) return { mark: 'dot', text: 'is open, and what answers is not known' };
    return { mark: 'dot', text: connectMs === undefined ? 'answers' : 'is open' };
  }
  if (answer.service === 'tls') return { mark: 'dot', text: 'is open, and speaks TLS' };
  return { mark: 'dot', text: `is open: ${answerText(answer)} answers${tls === undefined ? '' : ', in TLS'}` };
}
