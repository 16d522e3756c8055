/**
 * What has a port in practice: port, transports, name of the product, and where that is written (its documentation, or
 * its default configuration or source). A port may be in many rows, the best known one first.
 */
export type UsualRow = readonly [port: number, transports: 'tcp' | 'udp' | 'tcp+udp', name: string, evidence: string];
