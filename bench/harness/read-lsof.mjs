/** Every holder in the output of `lsof -nP -i -F pf`, as `pid/descriptor`. */
export function readLsof(text) {
  const holders = [];
  let pid = '';
  for (const line of text.split('\n')) {
    if (line.startsWith('p')) pid = line.slice(1);
    // A descriptor is a number; `cwd`, `txt` and the like are not sockets.
    else if (/^f\d+$/.test(line)) holders.push(`${pid}/${line.slice(1)}`);
  }
  return holders;
}
