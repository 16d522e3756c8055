// Required before a program, this makes it one that was installed without koffi.
const Module = /** @type {{ _resolveFilename(request: string, ...others: unknown[]): string }} */ (
  /** @type {unknown} */ (require('node:module'))
);

const resolveFilename = Module._resolveFilename;
Module._resolveFilename = (/** @type {string} */ request, /** @type {unknown[]} */ ...others) => {
  if (!/^(koffi|@koromix)(\/|$)/.test(request)) return resolveFilename.call(Module, request, ...others);
  throw Object.assign(new Error(`Cannot find module '${request}'`), { code: 'MODULE_NOT_FOUND' });
};
