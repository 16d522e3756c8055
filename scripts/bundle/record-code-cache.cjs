// Preloaded into a run of the program by code-cache.mjs: when the run ends, the code cache of one file is written.
'use strict';
const { writeFileSync } = require('node:fs');
const vm = require('node:vm');

const file = process.env.PORTHOLE_CODE_CACHE;
const Script = vm.Script;

vm.Script = class extends Script {
  constructor(source, options) {
    super(source, options);
    if (options.filename === file) process.on('exit', () => writeFileSync(`${file}.cache`, this.createCachedData()));
  }
};
