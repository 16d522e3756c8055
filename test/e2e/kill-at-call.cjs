// Loaded before the program: kills it, as kill -9 does, around the KILL_AT-th call about a file below KILL_BELOW.
// KILL_WHEN is `before` or `after` the call.
'use strict';
const fs = require('node:fs');

const { KILL_AT, KILL_WHEN, KILL_BELOW } = process.env;
const below = new Set();
let count = 0;

for (const name of Object.keys(fs)) {
  if (
    !/^(open|close|write|writeFile|read|readFile|fsync|rename|unlink|mkdir|readdir|stat|lstat|fstat|chmod)Sync$/.test(
      name,
    )
  )
    continue;
  const original = fs[name];
  fs[name] = (...words) => {
    const [first] = words;
    const ours = typeof first === 'number' ? below.has(first) : String(first).startsWith(KILL_BELOW);
    const now = ours && ++count === Number(KILL_AT);
    if (now && KILL_WHEN === 'before') process.kill(process.pid, 'SIGKILL');
    try {
      const result = original.apply(fs, words);
      if (ours && name === 'openSync') below.add(result);
      if (ours && name === 'closeSync') below.delete(first);
      return result;
    } finally {
      if (now) process.kill(process.pid, 'SIGKILL');
    }
  };
}
