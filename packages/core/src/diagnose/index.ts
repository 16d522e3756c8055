export { type DiagnoseOptions, type Diagnosis, diagnose } from './diagnose.ts';
export type { DiagnoseHost, DiagnoseTarget } from './diagnose-target.ts';
