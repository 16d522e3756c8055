import type { Source } from '../source.ts';
import { decode } from './proc-pid-codec.ts';

/** User names by id from `/etc/passwd` (passwd(5)): `ana:x:1000:1000:Ana:/home/ana:/bin/zsh`. Read once, when asked. */
export class Users {
  readonly #source: Pick<Source, 'file'>;
  #names: Map<number, string> | undefined;

  constructor(source: Pick<Source, 'file'>) {
    this.#source = source;
  }

  /** `undefined` for a user of another service (LDAP, systemd-userdb) or of none. */
  nameOf(uid: number): string | undefined {
    this.#names ??= this.#read();
    return this.#names.get(uid);
  }

  #read(): Map<number, string> {
    const names = new Map<number, string>();
    let text = '';
    try {
      text = decode(this.#source.file('/etc/passwd'));
    } catch {
      return names; // a container without a user table: numbers are what there is
    }
    for (const line of text.split('\n')) {
      const [name, , uid] = line.split(':', 3);
      // The first entry of an id is the one that getpwuid(3) gives.
      if (name !== undefined && uid !== undefined && uid !== '' && !names.has(Number(uid)))
        names.set(Number(uid), name);
    }
    return names;
  }
}
