import { chooseBest } from './choose.js';
import type { Core } from './core.js';

/** Rounds of {@link settlePrices}. */
const ROUNDS = 30;
/** Bids per review asked for, after which a round of the auction is broken off. */
const PATIENCE = 40;
const SHRINK = 5;

/** Below this many pairs the flow alone is as quick. */
const WORTH_IT = 10_000;
/** The finest increment is this part of the range of values. */
const FINEST = 2000;

/** Prices from which the flow has little left to do; whole numbers where the weights are. */
export function startPrices(core: Core, weight: Float64Array, whole: boolean, tick: (left: number) => void): Float64Array {
  if (weight.length < WORTH_IT) return new Float64Array(core.reviewers);
  let lowest = Infinity;
  let highest = -Infinity;
  for (const w of weight) {
    if (w < lowest) lowest = w;
    if (w > highest) highest = w;
  }
  const finest = (highest - lowest) / FINEST;
  const prices = auctionPrices(core, weight, finest, tick);
  if (whole) for (let j = 0; j < prices.length; j++) prices[j] = Math.round(prices[j]!);
  settlePrices(core, weight, prices, whole ? Math.max(1, Math.round(finest)) : finest);
  return prices;
}

/**
 * Reviewer prices near an optimum, by an auction with falling minimum increments: submissions bid for places with what the
 * next best would cost them. Only a start for the flow, which makes them exact: group limits and minimum loads are not
 * looked at, and a round that takes too long is broken off.
 *
 * Source: Bertsekas and Castañon, "The auction algorithm for the transportation problem" (1989).
 */
function auctionPrices(core: Core, weight: Float64Array, finest: number, tick: (left: number) => void): Float64Array {
  const { submissions, reviewers, start, reviewer, demand, high } = core;
  const prices = new Float64Array(reviewers);
  let lowest = Infinity;
  let highest = -Infinity;
  for (const w of weight) {
    if (w < lowest) lowest = w;
    if (w > highest) highest = w;
  }
  const span = highest - lowest;
  if (!(span > 0)) return prices;
  let wanted = 0;
  for (let i = 0; i < submissions; i++) wanted += demand[i]!;
  // the places of each reviewer: who holds them (by pair) at which price
  const place = new Int32Array(reviewers + 1);
  for (let j = 0; j < reviewers; j++) place[j + 1] = place[j]! + Math.max(0, Math.min(high[j]!, submissions));
  const holder = new Int32Array(place[reviewers]!);
  const paid = new Float64Array(place[reviewers]!);
  const load = new Int32Array(reviewers);
  const owner = new Int32Array(weight.length);
  for (let i = 0; i < submissions; i++) owner.fill(i, start[i]!, start[i + 1]!);
  const held = new Uint8Array(weight.length);
  const need = new Int32Array(submissions);
  const queued = new Uint8Array(submissions);
  const queue = new Int32Array(submissions);
  let most = 1;
  for (let i = 0; i < submissions; i++) most = Math.max(most, demand[i]!);
  const bestPair = new Int32Array(most + 1);
  const bestWorth = new Float64Array(most + 1);

  for (let step = span / 4; ; step = Math.max(step / SHRINK, finest)) {
    tick(wanted);
    load.fill(0);
    held.fill(0);
    need.set(demand);
    let head = 0;
    let waiting = 0;
    for (let i = 0; i < submissions; i++) {
      queued[i] = need[i]! > 0 ? 1 : 0;
      if (need[i]! > 0) queue[waiting++] = i;
    }
    let bids = PATIENCE * wanted;
    while (waiting > 0 && bids > 0) {
      const i = queue[head]!;
      head = head + 1 === submissions ? 0 : head + 1;
      waiting--;
      queued[i] = 0;
      const want = need[i]!;
      let found = 0;
      for (let e = start[i]!, end = start[i + 1]!; e < end; e++) {
        if (held[e]) continue;
        const j = reviewer[e]!;
        const worth = weight[e]! - prices[j]!;
        if (found > want && worth <= bestWorth[want]!) continue;
        if (high[j]! <= 0) continue;
        let at = found > want ? want : found++;
        while (at > 0 && bestWorth[at - 1]! < worth) {
          bestWorth[at] = bestWorth[at - 1]!;
          bestPair[at] = bestPair[at - 1]!;
          at--;
        }
        bestWorth[at] = worth;
        bestPair[at] = e;
      }
      const next = found > want ? bestWorth[want]! : (found > 0 ? bestWorth[found - 1]! : 0) - span;
      for (let k = 0; k < Math.min(want, found); k++) {
        const e = bestPair[k]!;
        const j = reviewer[e]!;
        const bid = weight[e]! - next + step;
        bids--;
        held[e] = 1;
        need[i]!--;
        let at = place[j]!;
        if (load[j]! < high[j]!) {
          at += load[j]!++;
        } else {
          for (let s = at + 1; s < place[j + 1]!; s++) if (paid[s]! < paid[at]!) at = s;
          const out = holder[at]!;
          held[out] = 0;
          const loser = owner[out]!;
          need[loser]!++;
          if (!queued[loser]) {
            queued[loser] = 1;
            queue[(head + waiting++) % submissions] = loser;
          }
        }
        holder[at] = e;
        paid[at] = bid;
        if (load[j] === high[j]) {
          let least = Infinity;
          for (let s = place[j]!; s < place[j + 1]!; s++) if (paid[s]! < least) least = paid[s]!;
          prices[j] = least;
        }
      }
    }
    for (let j = 0; j < reviewers; j++) if (load[j]! < high[j]!) prices[j] = 0;
    if (step <= finest || bids <= 0) return prices;
    for (let j = 0; j < reviewers; j++) prices[j] = Math.max(0, prices[j]! - step);
  }
}

/**
 * Lowers prices until no priced reviewer has places left when all submissions take their best pairs: a flow that starts
 * with too many takers is cheap to complete, one with too few is not. Where the places are only just enough every one of
 * them is needed, and prices stay as they are.
 */
function settlePrices(core: Core, weight: Float64Array, prices: Float64Array, step: number): void {
  const { reviewers, reviewer, demand, high } = core;
  const load = new Int32Array(reviewers);
  let spare = 0;
  for (const h of high) spare += h;
  for (const d of demand) spare -= d;
  if (spare <= 0) return;
  for (let round = 0; round < ROUNDS; round++) {
    const { chosen } = chooseBest(core, weight, prices);
    load.fill(0);
    for (let e = 0; e < chosen.length; e++) load[reviewer[e]!]! += chosen[e]!;
    const down = step * 2 ** round;
    let open = 0;
    for (let j = 0; j < reviewers; j++) {
      if (!(prices[j]! > 0) || load[j]! >= high[j]!) continue;
      open++;
      prices[j] = Math.max(0, prices[j]! - down);
    }
    if (open === 0) return;
  }
}
