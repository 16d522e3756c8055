// Stands for `node:module` in the bundle, whose files get the `require` of CommonJS: loading the real one costs a start
// more than a millisecond.
export const createRequire = () => require;
