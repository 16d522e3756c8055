/** The filter language in short, for the help of every command that takes filters. */
export const FILTERS: readonly string[] = [
  'A filter is KEY:VALUE, and all that are given must hold:',
  '  port lport rport    80   80,443   3000-3010',
  '  local remote        127.0.0.1   10.0.0.0/8   [::1]:80',
  '  process command     node   "next server"   /^(node|bun)$/i',
  '  pid user proto family state reach service namespace',
  'A bare number is a port, a bare word a process. ! or - in front turns a filter',
  "round: '!port:22' or -port:22.",
];
