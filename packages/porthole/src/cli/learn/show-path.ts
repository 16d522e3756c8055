import { printEndpoint, type Socket } from '@porthole/core';
import type { Beat } from '../../lesson/index.ts';
import { leadingHolder } from '../../view/owner-text.ts';
import { clean, type Teller } from '../who/teller.ts';

/** The way from a program to the one it talks to, a line for each station, and arrows between them. */
export function showPath({ socket, other }: Extract<Beat, { kind: 'path' }>, teller: Teller): string[] {
  const down = teller.style.ascii ? '|' : '│';
  const stations = [
    ...ownerStations(socket),
    ['local port', `${socket.local.port}${socket.ephemeral ? ', lent by the system' : ''}`],
    ['interface', socket.interface ?? 'unknown'],
    ['remote port', socket.remote === undefined ? 'none' : `${socket.remote.port}`],
    ...(other === undefined
      ? [['remote process', 'on another machine, or not to be seen']]
      : ownerStations(other).reverse()),
  ];
  const widest = Math.max(...stations.map(([label = '']) => label.length));
  return stations.flatMap(([label = '', value = ''], index) => [
    ...(index === 0 ? [] : [`  ${' '.repeat(widest)} ${down}`]),
    `  ${teller.style.paint('muted', label.padStart(widest))} ${clean(teller, value)}`,
  ]);
}

function ownerStations(socket: Socket): string[][] {
  const { owner } = socket;
  const end = [
    'socket',
    `${socket.inode === undefined ? '' : `inode ${socket.inode}, `}${printEndpoint(socket.local)}`,
  ];
  const holder = owner.kind === 'process' ? (leadingHolder(owner) ?? owner.holders[0]) : undefined;
  if (holder === undefined) return [['process', 'not to be seen'], end];
  return [['program', holder.name ?? 'unknown'], ['PID', `${holder.pid}`], ['descriptor', holder.fds.join(', ')], end];
}
