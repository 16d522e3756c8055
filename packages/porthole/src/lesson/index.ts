export type { Act } from './act.ts';
export { ACTS } from './acts/index.ts';
export type { Beat } from './beat.ts';
export type { HeaderSample } from './header/header-sample.ts';
export { recordedHeader } from './header/recorded-header.ts';
export { TCP_FIELDS } from './header/tcp-fields.ts';
export type { Child, StartChild } from './laboratory.ts';
export { type Lesson, openLesson } from './lesson.ts';
export { playAct } from './play-act.ts';
