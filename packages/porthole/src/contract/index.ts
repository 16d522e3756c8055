export { errorDocument } from './error-document.ts';
export { type PortAnswer, portDocument, portsDocument } from './port-document.ts';
export { type ProbeAnswer, probeDocument } from './probe-document.ts';
export { type ProcessAnswer, processJson } from './process-json.ts';
export { protocolLines, protocolsDocument } from './protocols-document.ts';
export { type PeerOf, socketJson } from './socket-writer.ts';
export { socketLines, socketsDocument } from './sockets-document.ts';
export { type WhoAnswer, type WhoPort, whoDocument } from './who-document.ts';
