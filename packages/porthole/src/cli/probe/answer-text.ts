import { type Match, serviceById } from '@porthole/core';

/** `HTTP (Vite 5.1.0)`, `PostgreSQL`, `SSH (OpenSSH 9.2p1)`. Raw text. */
export function answerText({ service, product, version }: Match): string {
  const name = serviceById(service)?.name ?? service;
  const same = product === undefined || product.toLowerCase() === name.toLowerCase();
  if (same) return version === undefined ? name : `${name} ${version}`;
  return `${name} (${version === undefined ? product : `${product} ${version}`})`;
}
