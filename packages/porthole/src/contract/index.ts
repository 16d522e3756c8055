export { doctorDocument } from './doctor-document.ts';
export { errorDocument } from './error-document.ts';
export { type AnatomyAnswer, processDocument } from './process-document.ts';
export { type ProcessAnswer, processJson } from './process-json.ts';
export { type PeerOf, socketJson } from './socket-writer.ts';
export { socketLines, socketsDocument } from './sockets-document.ts';
export { timestamp } from './timestamp.ts';
export { unixDocument, unixLines } from './unix-document.ts';
export { type WhoAnswer, type WhoPort, whoDocument } from './who-document.ts';
