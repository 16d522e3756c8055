#!/usr/bin/env node
// The committed entry of the program. Its syntax is one that old versions of Node read too, so that they can say what is
// wrong; everything else is the bundle that `npm run build` makes. Status 5: the fault is around us, not in the words.
'use strict';

const [major, minor] = process.versions.node.split('.').map(Number);
const bundle = require('node:path').join(__dirname, '../dist/porthole.cjs');

if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`porthole: Node.js 20.19 or newer is needed, and this is ${process.versions.node}.\n`);
  process.exitCode = 5;
} else if (require('node:fs').existsSync(bundle)) {
  require(bundle);
} else {
  process.stderr.write(`porthole: It is not built yet: there is no ${bundle}. In its repository, run: npm run build\n`);
  process.exitCode = 5;
}
