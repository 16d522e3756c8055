/** Every question the bench can answer, loaded when it is asked. In the order of a whole run. */
export const QUESTIONS = {
  'list-all': () => import('../questions/list-all.mjs'),
  'list-all-user': () => import('../questions/list-all-user.mjs'),
  'who-port': () => import('../questions/who-port.mjs'),
  ps: () => import('../questions/ps.mjs'),
  start: () => import('../questions/start.mjs'),
  'process-pid': () => import('../questions/process-pid.mjs'),
  library: () => import('../questions/library.mjs'),
  growth: () => import('../questions/growth.mjs'),
  'owners-agree': () => import('../questions/owners-agree.mjs'),
};
