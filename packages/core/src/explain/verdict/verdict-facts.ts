import type { BindTrial } from '../../model/bind-trial.ts';
import type { Conditions } from '../../model/conditions.ts';
import type { Endpoint } from '../../model/endpoint.ts';
import type { Gap } from '../../model/gap.ts';
import type { NetworkNamespace } from '../../model/network-namespace.ts';
import type { Owner } from '../../model/owner.ts';
import type { PortRanges } from '../../model/service.ts';
import type { NetworkFacts } from '../../model/snapshot.ts';
import type { Family, Protocol, Socket } from '../../model/socket.ts';
import type { WhyQuestion } from './verdict.ts';

/** Everything that a verdict is concluded from. */
export interface VerdictFacts {
  /** As people write it: `3000`, `localhost:3000`, `[::1]:3000`. Raw text. */
  readonly subject: string;
  readonly question: WhyQuestion;
  readonly port: number;
  readonly protocol: Protocol;
  /** What was named beside the port. */
  readonly host: VerdictHost;
  /** Every address that is meant is one of this machine. */
  readonly isHere: boolean;
  /** Every socket with this port at its own end, in this network namespace. */
  readonly sockets: readonly Socket[];
  readonly network: NetworkFacts;
  readonly ranges: PortRanges;
  readonly conditions: Conditions;
  /** Listeners on this port in other network namespaces; `undefined`: not looked for. */
  readonly elsewhere: readonly ListenerElsewhere[] | undefined;
  /** `undefined`: not tried, since nothing was asked of it, it is not here, or it cannot be tried. */
  readonly binds: readonly BindTrial[] | undefined;
  /** What came of connecting to each address in turn; empty where that was not asked for. */
  readonly connects: readonly ConnectTrial[];
  /** The host's name could not be turned into addresses: why. */
  readonly nameProblem: NameProblem | undefined;
  /** What is known of processes that hold something here, by pid. */
  readonly holders: ReadonlyMap<number, HolderFacts>;
  readonly gaps: readonly Gap[];
}

export type VerdictHost =
  | { readonly kind: 'any' }
  /** Every address of one family: `0.0.0.0`, or `::` with its IPv4 side. */
  | { readonly kind: 'wildcard'; readonly family: Family }
  | { readonly kind: 'localhost' }
  | { readonly kind: 'address'; readonly address: string; readonly zone: string | undefined }
  | { readonly kind: 'name'; readonly name: string };

export interface ListenerElsewhere {
  readonly socket: Socket;
  readonly namespace: NetworkNamespace | undefined;
}

export interface NameProblem {
  readonly kind: 'no-such-name' | 'no-answer' | 'not-looked-up';
  readonly detail: string;
}

/** One attempt to connect. */
export interface ConnectTrial {
  readonly endpoint: Endpoint;
  readonly family: Family;
  readonly state: 'open' | 'closes' | 'refused' | 'timed-out' | 'unreachable' | 'forbidden' | 'held-back';
  readonly code: string | undefined;
  readonly ms: number;
  /** Is it an address of this machine? */
  readonly isHere: boolean;
  /** Who holds the other end of this very connection, on this machine. */
  readonly acceptedBy: Owner | undefined;
  /** What answered, where the port is usually something else and so it was asked. */
  readonly answer: { readonly name: string; readonly evidence: string; readonly expected: boolean } | undefined;
  /** What is usually at this port. */
  readonly usual: readonly string[];
}

export interface HolderFacts {
  /** `Vite dev server`, where that is known. */
  readonly label: string | undefined;
  /** It hands connections on into a container, or keeps one. */
  readonly container: ContainerRole | undefined;
}

export interface ContainerRole {
  readonly role: 'proxy' | 'runtime' | 'inside';
  /** Of the container. Hostile text. */
  readonly name: string | undefined;
  /** The words of the command that stops it. */
  readonly stop: readonly string[] | undefined;
}
