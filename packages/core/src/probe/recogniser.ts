/** How sure a match is: the bytes leave no other reading, they fit well, or they only hint at it. */
export type Confidence = 'certain' | 'likely' | 'guess';

/** What some bytes say about the server that sent them. */
export interface Match {
  /** Stable lower-case id, one of those in services.ts: `http`, `ssh`, `postgresql`. */
  readonly service: string;
  /** The software where it told: `nginx`, `OpenSSH`, `MariaDB`, `Vite`. As sent: hostile until sanitised. */
  readonly product?: string;
  /** The software's version alone: `1.22.1`, `9.2p1`. As sent: hostile until sanitised. */
  readonly version?: string;
  /** Further facts in lower-case words: `{ auth: 'required' }`, `{ status: '403', title: '…' }`. At most ten. */
  readonly details?: Readonly<Record<string, string>>;
  readonly confidence: Confidence;
  /** One short sentence in the present tense, without a full stop: `the banner is "SSH-2.0-…"`. */
  readonly evidence: string;
  /** The service is settled, but bytes that are still to come may tell product, version or details. */
  readonly more?: true;
}

/** What a recogniser may know beside the bytes. */
export interface Exchange {
  /** As asked for (a name or an address without brackets), for `Host:`. */
  readonly host: string;
  readonly port: number;
  /** Set when the bytes travel inside TLS. */
  readonly tls: { readonly alpn: string | undefined } | undefined;
  /** The id of the recogniser whose payload was sent last; undefined while only listening. */
  readonly sent: string | undefined;
  /** 16 random bytes, the same for payload and answer: ids and timestamps that an answer must repeat. */
  readonly nonce: Uint8Array;
}

/**
 * One protocol, told from bytes.
 *
 * All functions are pure. `recognise` is called with everything received so far on one connection (at most 16 KiB; one
 * datagram for UDP), at any prefix and for any recogniser's payload (`exchange.sent` says which). It never throws. It
 * returns 'more' while the bytes could still become a match, undefined when they cannot. Once it has returned a certain
 * match, more bytes never change its service or confidence; with `more` they may add product, version and details.
 */
export interface Recogniser {
  /** Unique: `http`, `http-host`, `redis`, `dns`. */
  readonly id: string;
  /** The ids of services.ts that it can tell, the main one first; ports and programs come from there. */
  readonly services: readonly string[];
  /** The server speaks unasked, so that listening is enough. */
  readonly speaksFirst: boolean;
  /** `banner`: nothing is sent. `safe`: the payload leaves no harm and next to no trace. `deep`: only when asked for. */
  readonly level: 'banner' | 'safe' | 'deep';
  /** Tried only to refine a match of one of these services (`['http']`), on a connection of its own. */
  readonly refines?: readonly string[];
  /** What is sent where nothing came unasked: at most 512 bytes; 64 for UDP. */
  payload?(exchange: Exchange): Uint8Array;
  recognise(bytes: Uint8Array, exchange: Exchange): Match | 'more' | undefined;
  /** What to send once more on the same connection after this match, to learn the version (redis: INFO); asked once. */
  followUp?(match: Match, exchange: Exchange): Uint8Array | undefined;
  /** What ends the conversation politely, so that the server's log stays quiet: `QUIT\r\n`, MQTT DISCONNECT. */
  readonly goodbye?: Uint8Array;
}
