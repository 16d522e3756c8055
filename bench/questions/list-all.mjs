import { BUSY } from '../harness/loads.mjs';
import { measureListing } from '../harness/measure-listing.mjs';
import { costTable, cpuRatio } from '../harness/table.mjs';
import { target } from '../harness/target.mjs';

export const question = {
  title: 'Every socket with its holders, as root',
  worlds: [BUSY],

  measure: (world) => measureListing(world, { 'porthole, no BPF': 'ffi', 'porthole, plain fs': 'fs' }),

  judge([{ measured, checks }]) {
    const ours = measured.porthole;
    return {
      tables: [costTable('porthole list --all, ss -tunapH, lsof -nP -i', measured, 'ss')],
      targets: [
        target('CPU, porthole / ss', cpuRatio(measured, 'porthole', 'ss'), 0.5, { aim: 0.33 }),
        target('CPU, porthole / lsof', cpuRatio(measured, 'porthole', 'lsof'), 0.28, { aim: 0.19 }),
        target('peak memory of porthole', ours.peakMB.most, 160, { unit: ' MB' }),
        target('CPU, porthole --json / porthole', cpuRatio(measured, 'porthole --json', 'porthole'), 1.6),
      ],
      checks,
    };
  },
};
