/** Who read a machine, as far as the answers depend on it. */
export interface RecordingReader {
  /** Version of porthole. */
  readonly version: string;
  /** Its process, which is among those recorded. */
  readonly pid?: number | undefined;
  /** Effective user id, where the system has such numbers. */
  readonly uid: number | undefined;
  /** The user at the keyboard: under sudo(8) another one. */
  readonly callerUid: number | undefined;
  /** Home folder. */
  readonly home: string | undefined;
}

/** What a recording says of itself. It comes from a file, so its texts are hostile. */
export interface RecordingFacts {
  readonly takenAtMs: number;
  readonly reader: RecordingReader;
  /** Arguments of processes were left out: a command is its program's word and `[redacted]`. */
  readonly redacted: boolean;
}
