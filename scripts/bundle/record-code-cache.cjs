// Preloaded into a run of the program by code-cache.mjs: when the run ends, the code caches of its files are written.
'use strict';
const { writeFileSync } = require('node:fs');
const vm = require('node:vm');

const Script = vm.Script;

// A cache is good only under the flags that it was made with, and those that commands set come after it was loaded.
require('node:v8').setFlagsFromString = () => {};

vm.Script = class extends Script {
  constructor(source, options) {
    super(source, options);
    const { filename } = options;
    if (!filename.endsWith('.script.cjs')) return;
    process.on('exit', () => writeFileSync(`${filename}.cache`, this.createCachedData()));
  }
};
