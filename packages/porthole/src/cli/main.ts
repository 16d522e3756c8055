// The entry of the program: dist/porthole.script.cjs is this file and what it needs, and bin/porthole.cjs loads it.
import { createContext } from './context.ts';
import { run } from './run.ts';

// All output is written by the time `run` ends, so nothing is lost by leaving at once, and no handle that something
// left open can hold the program.
run(createContext()).then((status) => process.exit(status));
