import { BUSY, ORDINARY_USER } from '../harness/loads.mjs';
import { measureListing } from '../harness/measure-listing.mjs';
import { costTable, cpuRatio } from '../harness/table.mjs';
import { target } from '../harness/target.mjs';

export const question = {
  title: "Every socket with its holders, without root, on one's own processes",
  worlds: [{ ...BUSY, uid: ORDINARY_USER }],

  measure: (world) => measureListing(world, { 'porthole, plain fs': 'fs' }),

  judge([{ measured, checks }]) {
    return {
      tables: [costTable('porthole list --all, ss -tunapH, lsof -nP -i', measured, 'ss')],
      targets: [
        target('CPU, porthole / ss', cpuRatio(measured, 'porthole', 'ss'), 0.95),
        target('CPU, porthole / lsof', cpuRatio(measured, 'porthole', 'lsof'), 0.55),
      ],
      checks,
    };
  },
};
