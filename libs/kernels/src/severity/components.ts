/**
 * Connected components of a design in which each rating links its unit and its rater.
 * @param unit,rater indices from 0, one entry per rating
 * @returns the component of every unit and rater, numbered from 0 in the order in which the ratings reach them; -1 without ratings
 */
export function components(
  unit: Int32Array,
  rater: Int32Array,
  units: number,
  raters: number,
): { count: number; ofUnit: Int32Array; ofRater: Int32Array } {
  const parent = new Int32Array(units + raters);
  for (let v = 0; v < parent.length; v++) parent[v] = v;
  const root = (vertex: number): number => {
    let v = vertex;
    while (parent[v] !== v) {
      parent[v] = parent[parent[v]!]!;
      v = parent[v]!;
    }
    return v;
  };
  for (let i = 0; i < unit.length; i++) {
    const a = root(unit[i]!);
    const b = root(units + rater[i]!);
    // the smaller index leads; with path halving that is fast enough for any design
    if (a < b) parent[b] = a;
    else parent[a] = b;
  }
  const label = new Int32Array(units + raters).fill(-1);
  const ofUnit = new Int32Array(units).fill(-1);
  const ofRater = new Int32Array(raters).fill(-1);
  let count = 0;
  for (let i = 0; i < unit.length; i++) {
    const r = root(unit[i]!);
    if (label[r] === -1) label[r] = count++;
    ofUnit[unit[i]!] = label[r]!;
    ofRater[rater[i]!] = label[r]!;
  }
  return { count, ofUnit, ofRater };
}
