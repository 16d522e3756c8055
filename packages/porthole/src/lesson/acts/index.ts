import type { Act } from '../act.ts';
import { classes } from './classes.ts';
import { commonPorts } from './common-ports.ts';
import { freePlay } from './free-play.ts';
import { pid } from './pid.ts';
import { port } from './port.ts';
import { process } from './process.ts';
import { withNetwork } from './with-network.ts';
import { withoutNetwork } from './without-network.ts';
import { withoutPorts } from './without-ports.ts';
import { wrongPort } from './wrong-port.ts';

/** The lesson, in its order. A new act is a file here and a line in this list. */
export const ACTS: readonly Act[] = [
  process,
  pid,
  port,
  classes,
  withoutNetwork,
  withNetwork,
  wrongPort,
  commonPorts,
  withoutPorts,
  freePlay,
];
