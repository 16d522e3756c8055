/** What a connection carries, on the average of a short while. */
export interface TrafficRate {
  /** Bytes per second. */
  readonly sent: number;
  readonly received: number;
}
