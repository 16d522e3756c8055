import process from 'node:process';

/**
 * The environment that everything measured gets: nothing in it changes what a program does. NODE_EXTRA_CA_CERTS alone
 * would make each Node start three times as expensive.
 */
export function cleanEnvironment() {
  return { PATH: process.env.PATH ?? '/usr/bin:/bin', HOME: '/nonexistent', LC_ALL: 'C' };
}
