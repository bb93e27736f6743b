import { groupLimit, type Core, type Duals } from './core.js';

/**
 * Checks by weak duality, independently of how the result was found, that `chosen` is feasible and optimal for the core:
 * loads and demands hold, and for each pair, limit and load the complementary slackness conditions do.
 * Returns the violations (none = proved). `tolerance` is for affinities that are no decimals.
 */
export function verifyCertificate(core: Core, weight: Float64Array, chosen: Uint8Array, duals: Duals, tolerance = 0): string[] {
  const { submissions, reviewers, start, reviewer, demand, low, high, groups } = core;
  const wrong: string[] = [];
  const load = new Int32Array(reviewers);
  for (let i = 0; i < submissions; i++) {
    const inGroup = new Map<number, number>();
    let got = 0;
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      const j = reviewer[e]!;
      const g = groups ? groups.of[j]! : -1;
      const w = groups && g >= 0 ? (duals.group.get(i * groups.count + g) ?? 0) : 0;
      const gain = weight[e]! - duals.reviewer[j]! - duals.submission[i]! - w;
      if (chosen[e] ? gain < -tolerance : gain > tolerance) wrong.push(`pair ${i},${j}: gain ${gain}, chosen ${chosen[e]}`);
      if (!chosen[e]) continue;
      got++;
      load[j]!++;
      if (g >= 0) inGroup.set(g, (inGroup.get(g) ?? 0) + 1);
    }
    if (got !== demand[i]) wrong.push(`submission ${i}: ${got} of ${demand[i]}`);
    for (let g = 0; g < (groups?.count ?? 0); g++) {
      const w = duals.group.get(i * groups!.count + g) ?? 0;
      const count = inGroup.get(g) ?? 0;
      const limit = groupLimit(groups!, i, g);
      if (count > limit || w < -tolerance || (w > tolerance && count < limit)) wrong.push(`group ${i},${g}: ${count}, dual ${w}`);
    }
  }
  for (let j = 0; j < reviewers; j++) {
    const p = duals.reviewer[j]!;
    if (load[j]! < low[j]! || load[j]! > high[j]!) wrong.push(`reviewer ${j}: load ${load[j]}`);
    if (p > tolerance && load[j] !== high[j]) wrong.push(`reviewer ${j}: price ${p}, places left`);
    if (p < -tolerance && load[j] !== low[j]) wrong.push(`reviewer ${j}: price ${p}, above its minimum`);
  }
  return wrong;
}
