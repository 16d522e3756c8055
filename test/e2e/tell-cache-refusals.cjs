// Preloaded into a run of the program: tells at its end, on stderr, which files V8 took from their code cache.
'use strict';
const { basename } = require('node:path');
const vm = require('node:vm');

const Script = vm.Script;
const rejected = {};

vm.Script = class extends Script {
  constructor(source, options) {
    super(source, options);
    rejected[basename(options.filename)] = this.cachedDataRejected;
  }
};
process.on('exit', () => require('node:fs').writeSync(2, `${JSON.stringify(rejected)}\n`));
