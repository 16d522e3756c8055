import type { Transport } from '../../model/service.ts';

/** A protocol that one meets every day, and where. */
export interface EverydayProtocol {
  /** Its ports, the main one first. */
  readonly ports: readonly number[];
  readonly transports: readonly Transport[];
  /** As people write it: `HTTPS`. */
  readonly name: string;
  readonly longName: string;
  /** What it is for, as a sentence without its full stop. */
  readonly purpose: string;
  /** The document that says so. */
  readonly reference: string;
}
