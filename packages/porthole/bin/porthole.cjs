#!/usr/bin/env node
// The committed entry of the program. Its syntax is one that old versions of Node read too, so that they can say what is
// wrong; everything else is what `npm run build` makes. Status 5: the fault is around us, not in the words.
'use strict';

const { existsSync, readFileSync } = require('node:fs');
const { join } = require('node:path');
const { Script } = require('node:vm');

const [major, minor] = process.versions.node.split('.').map(Number);
const dist = join(__dirname, '../dist');
const loaded = new Map();

/**
 * Loads a file of dist by the code cache beside it, which spares compiling it at every start. V8 itself refuses a cache
 * that another version of it made, and then compiles as usual. The file is one function around a CommonJS module.
 */
function load(name) {
  if (loaded.has(name)) return loaded.get(name).exports;
  const filename = join(dist, `${name}.script.cjs`);
  const cache = `${filename}.cache`;
  const options = existsSync(cache) ? { filename, cachedData: readFileSync(cache) } : { filename };
  const script = new Script(readFileSync(filename, 'latin1'), options);
  const module = { exports: {} };
  loaded.set(name, module);
  script.runInThisContext()(module.exports, requireHere, module, filename, dist);
  return module.exports;
}

function requireHere(name) {
  return name.startsWith('./') ? load(name.slice(2)) : require(name);
}

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`porthole: Node.js 20.19 or newer is needed, and this is ${process.versions.node}.\n`);
  process.exitCode = 5;
} else if (existsSync(join(dist, 'porthole.script.cjs'))) {
  load('porthole');
} else {
  process.stderr.write(
    `porthole: It is not built yet: there is nothing in ${dist}. In its repository, run: npm run build\n`,
  );
  process.exitCode = 5;
}
