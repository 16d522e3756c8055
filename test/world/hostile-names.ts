/** Names that processes really have or could give themselves, at most 15 bytes each (prctl(2) PR_SET_NAME). */
export const HOSTILE_NAMES: Readonly<Record<string, Buffer>> = {
  'with blanks': Buffer.from('two  words here'),
  'with a closing bracket': Buffer.from('a) R 1 1 (b'),
  'with a newline': Buffer.from('one\ntwo'),
  'with an escape sequence': Buffer.from('\u001b[31mred\u001b[0m'),
  'with a title-setting sequence': Buffer.from('\u001b]0;title\u0007'),
  'with bidi marks': Buffer.from('\u202egnp.exe\u202c'),
  'with a forged pid': Buffer.from('x",pid=1,fd=3'),
  'with a C1 control': Buffer.from('a\u009b31mb'),
  'with tabs and returns': Buffer.from('a\tb\rc'),
  'not UTF-8': Buffer.from([0x61, 0xff, 0xfe, 0xc3, 0x28]),
  'cut inside a character': Buffer.from('12345678901234é').subarray(0, 15),
  'wide characters': Buffer.from('日本語'),
  empty: Buffer.from(''),
};

/** Arguments, argv[0] first, that a real or a hostile process may have. */
export const HOSTILE_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'a title with a version in brackets': [hex('next-server (v16.1.1)')],
  'an argument of 4 kB': [hex('long'), '4096x61'],
  'an argument of 100 kB': [hex('longer'), '100000x62'],
  'an empty argv[0]': ['x', hex('after')],
  'empty arguments': [hex('holes'), 'x', hex('end'), 'x'],
  'control characters': [hex('a\nb'), hex('\u001b[2J\u001b[H'), hex('\u202e')],
  'not UTF-8': ['fffe61'],
};

function hex(text: string): string {
  return Buffer.from(text).toString('hex');
}
