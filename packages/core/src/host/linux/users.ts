import type { Source } from '../source.ts';
import { decode } from './proc-pid-codec.ts';

/** User names by id from `/etc/passwd` (passwd(5)): `ana:x:1000:1000:Ana:/home/ana:/bin/zsh`. Read once, when asked. */
export class Users {
  readonly #source: Pick<Source, 'file'>;
  #table: string | undefined;
  readonly #names = new Map<number, string | undefined>();

  constructor(source: Pick<Source, 'file'>) {
    this.#source = source;
  }

  /** `undefined` for a user of another service (LDAP, systemd-userdb) or of none. */
  nameOf(uid: number): string | undefined {
    if (!this.#names.has(uid)) this.#names.set(uid, this.#find(uid));
    return this.#names.get(uid);
  }

  /** The first entry of an id is the one that getpwuid(3) gives. */
  #find(uid: number): string | undefined {
    this.#table ??= this.#read();
    return new RegExp(`^([^:\n]*):[^:\n]*:${uid}:`, 'm').exec(this.#table)?.[1];
  }

  #read(): string {
    try {
      return decode(this.#source.file('/etc/passwd'));
    } catch {
      return ''; // a container without a user table: numbers are what there is
    }
  }
}
