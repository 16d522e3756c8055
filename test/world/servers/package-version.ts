import { execFileSync } from 'node:child_process';

/** The version that the makers of a Debian package's software gave it: `9.2p1` of `1:9.2p1-2+deb12u10`. */
export function packageVersion(name: string): string {
  const full = execFileSync('dpkg', ['-s', name], { encoding: 'utf8' });
  return (/^Version: (.*)$/m.exec(full)?.[1] ?? '')
    .replace(/^\d+:/, '')
    .replace(/-[^-]*$/, '')
    .replace(/[+~].*$/, '');
}
