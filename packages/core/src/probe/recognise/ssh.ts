import type { Recogniser } from '../recogniser.ts';
import { makeMatch } from './make-match.ts';
import { opening } from './opening.ts';
import { firstLine, lineMayCome } from './wire-lines.ts';
import { quoted } from './wire-text.ts';

/** `SSH-protocol-software comment` (RFC 4253, 4.2). */
const BANNER = /^SSH-([\d.]{1,8})-([^\s]{1,250})(?: (.{0,250}))?/;
/** The software's name, and its version behind `_`, `-` or `/`: `OpenSSH_9.2p1`, `mod_sftp/0.9.9`, `APACHE-SSHD-2.9.2`. */
const SOFTWARE = /^(.{1,100}?)[_/-]v?(\d.{0,100})$|^(ssh2js)(\d.{0,100})$/;

const NAMES: Readonly<Record<string, string>> = {
  dropbear: 'Dropbear',
  paramiko: 'Paramiko',
  Go: 'Go x/crypto/ssh',
  'APACHE-SSHD': 'Apache MINA SSHD',
  ssh2js: 'ssh2 (Node.js)',
  ROSSSH: 'MikroTik RouterOS',
  mod_sftp: 'ProFTPD mod_sftp',
};

/** SSH, by the line that every server sends first. */
export const SSH: Recogniser = {
  id: 'ssh',
  services: ['ssh'],
  speaksFirst: true,
  level: 'banner',
  recognise(bytes) {
    const opens = opening(bytes, 'SSH-');
    if (opens !== 'yes') return opens === 'more' ? 'more' : undefined;
    const line = firstLine(bytes);
    if (line === undefined) return lineMayCome(bytes) ? 'more' : undefined;
    const [, protocol, software = '', comment] = BANNER.exec(line) ?? [];
    if (protocol === undefined) return undefined;
    const [, before, behind, glued, attached] = SOFTWARE.exec(software) ?? [];
    const name = before ?? glued ?? software;
    return makeMatch({
      service: 'ssh',
      product: NAMES[name] ?? name,
      version: behind ?? attached,
      details: { protocol, comment },
      confidence: 'certain',
      evidence: `the banner is ${quoted(line)}`,
    });
  },
};
