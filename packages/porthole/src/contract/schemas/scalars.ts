import * as v from 'valibot';

export const portSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(65_535));

export const pidSchema = v.pipe(v.number(), v.integer(), v.minValue(1));

/** Bytes, milliseconds, and what else is counted. */
export const countSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

/** Numbers of 64 bits are text, since JSON readers round them. */
export const id64Schema = v.pipe(v.string(), v.regex(/^\d+$/));

/** RFC 3339, UTC, milliseconds. */
export const timestampSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/));
