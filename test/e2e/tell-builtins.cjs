// Preloaded into a run of the program: tells at its end, on stderr, which of Node's own modules it loaded.
'use strict';
const before = new Set(process.moduleLoadList);

process.on('exit', () => {
  const loaded = process.moduleLoadList.filter((name) => !before.has(name) && /^NativeModule [a-z]\w*$/.test(name));
  require('node:fs').writeSync(2, `${JSON.stringify(loaded.map((name) => name.replace('NativeModule ', '')))}\n`);
});
