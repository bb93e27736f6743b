import { KeyHeap } from './heap.js';

/**
 * A network for minimum-cost flow in compressed rows. The arcs that leave node v are the positions
 * `first[v] .. first[v + 1] - 1`; those below `live[v]` still have residual capacity, so that a search never looks at
 * the others. Every arc has its reverse at `mate`, with the opposite cost.
 */
export interface FlowGraph {
  nodes: number;
  first: Int32Array;
  live: Int32Array;
  head: Int32Array;
  mate: Int32Array;
  cost: Float64Array;
  residual: Int32Array;
  /** Position of the arc that was given as number k; arcs move when they fill up. */
  position: Int32Array;
  /** Number of the arc at a position, -1 for reverse arcs. */
  origin: Int32Array;
}

/** Lists arcs, then compresses them once. */
export class FlowGraphBuilder {
  private count = 0;
  private readonly tail: Int32Array;
  private readonly to: Int32Array;
  private readonly capacity: Int32Array;
  private readonly flow: Int32Array;
  private readonly price: Float64Array;

  constructor(
    private readonly nodes: number,
    arcs: number,
  ) {
    this.tail = new Int32Array(arcs);
    this.to = new Int32Array(arcs);
    this.capacity = new Int32Array(arcs);
    this.flow = new Int32Array(arcs);
    this.price = new Float64Array(arcs);
  }

  /** Returns the arc's number; `flow` is what it carries at the start. */
  arc(tail: number, head: number, capacity: number, cost: number, flow: number): number {
    const k = this.count++;
    this.tail[k] = tail;
    this.to[k] = head;
    this.capacity[k] = capacity;
    this.price[k] = cost;
    this.flow[k] = flow;
    return k;
  }

  build(): FlowGraph {
    const { nodes, count, tail, to, capacity, flow } = this;
    const first = new Int32Array(nodes + 1);
    const liveCount = new Int32Array(nodes);
    for (let k = 0; k < count; k++) {
      first[tail[k]! + 1]!++;
      first[to[k]! + 1]!++;
      if (flow[k]! < capacity[k]!) liveCount[tail[k]!]!++;
      if (flow[k]! > 0) liveCount[to[k]!]!++;
    }
    for (let v = 0; v < nodes; v++) first[v + 1]! += first[v]!;
    const nextLive = first.slice(0, nodes);
    const live = new Int32Array(nodes);
    for (let v = 0; v < nodes; v++) live[v] = first[v]! + liveCount[v]!;
    const nextFull = live.slice();
    const head = new Int32Array(2 * count);
    const mate = new Int32Array(2 * count);
    const origin = new Int32Array(2 * count).fill(-1);
    const cost = new Float64Array(2 * count);
    const residual = new Int32Array(2 * count);
    const position = new Int32Array(count);
    for (let k = 0; k < count; k++) {
      const u = tail[k]!;
      const v = to[k]!;
      const a = flow[k]! < capacity[k]! ? nextLive[u]!++ : nextFull[u]!++;
      const b = flow[k]! > 0 ? nextLive[v]!++ : nextFull[v]!++;
      position[k] = a;
      origin[a] = k;
      head[a] = v;
      head[b] = u;
      mate[a] = b;
      mate[b] = a;
      cost[a] = this.price[k]!;
      cost[b] = -this.price[k]!;
      residual[a] = capacity[k]! - flow[k]!;
      residual[b] = flow[k]!;
    }
    return { nodes, first, live, head, mate, cost, residual, position, origin };
  }
}

/** What flows on arc number k. */
export function flowOn(graph: FlowGraph, k: number): number {
  return graph.residual[graph.mate[graph.position[k]!]!]!;
}

export interface FlowOutcome {
  /** Units of excess that reach no deficit, by node; none = a feasible flow. */
  stuck: { node: number; units: number }[];
  /** Nodes that stuck units reach and cannot leave: the proof of infeasibility. */
  closed: Uint8Array | null;
  /** Time ran out: the last units went along any path, so the flow is feasible but not proved to be the cheapest. */
  hurried: boolean;
}

/**
 * Completes a flow to a minimum-cost one by successive shortest paths (Dijkstra on reduced costs).
 *
 * Shapes: `potential` and `excess` have one entry per node; `excess` sums to zero (positive: has too much).
 * Precondition: every residual arc has reduced cost `cost + potential[tail] - potential[head] >= 0`.
 * Afterwards the same holds, which with zero excess is the certificate of optimality. Integer costs and potentials stay
 * integers, so nothing is rounded. `tick` is called now and then with the units still to place and may throw; once it
 * returns true, the rest is placed without regard to cost and the potentials stay as they are.
 *
 * Source: Ahuja, Magnanti, Orlin, "Network Flows" (1993), section 9.7.
 */
export function completeFlow(
  graph: FlowGraph,
  potential: Float64Array,
  excess: Int32Array,
  tick: (left: number) => boolean | void,
): FlowOutcome {
  const { nodes, first, live, head, mate, cost, residual } = graph;
  const distance = new Float64Array(nodes);
  const arcInto = new Int32Array(nodes);
  const seen = new Int32Array(nodes);
  const settled = new Int32Array(nodes);
  const order = new Int32Array(nodes);
  /** Nodes found at the distance of the node at hand: no detour over the heap. */
  const level = new Int32Array(nodes);
  const heap = new KeyHeap(nodes);
  const stuck: FlowOutcome['stuck'] = [];
  let closed: Uint8Array | null = null;
  let round = 0;
  let hurried = false;
  let left = 0;
  for (let v = 0; v < nodes; v++) if (excess[v]! > 0) left += excess[v]!;

  for (let source = 0; source < nodes; source++) {
    while (excess[source]! > 0) {
      round++;
      if (!hurried && (round & 63) === 0) hurried = tick(left) === true;
      heap.clear();
      distance[source] = 0;
      seen[source] = round;
      heap.push(source, 0);
      let settledCount = 0;
      let target = -1;
      let levelCount = 0;
      while (target < 0 && (levelCount > 0 || heap.size > 0)) {
        const v = levelCount > 0 ? level[--levelCount]! : heap.pop();
        settled[v] = round;
        if (excess[v]! < 0) {
          target = v;
          break;
        }
        order[settledCount++] = v;
        const here = distance[v]!;
        const base = here + potential[v]!;
        for (let a = first[v]!, end = live[v]!; a < end; a++) {
          const w = head[a]!;
          if (settled[w] === round) continue;
          let d = base + cost[a]! - potential[w]!;
          if (hurried || d < here) d = here; // the latter: rounding of non-integer costs
          if (seen[w] !== round) {
            seen[w] = round;
            distance[w] = d;
            arcInto[w] = a;
            if (d > here) heap.push(w, d);
            else if (excess[w]! < 0) {
              target = w;
              break;
            } else level[levelCount++] = w;
          } else if (d < distance[w]!) {
            distance[w] = d;
            arcInto[w] = a;
            heap.decrease(w, d);
          }
        }
      }
      if (target < 0) {
        stuck.push({ node: source, units: excess[source]! });
        closed ??= new Uint8Array(nodes);
        for (let s = 0; s < settledCount; s++) closed[order[s]!] = 1;
        break;
      }
      const reach = distance[target]!;
      for (let s = 0; s < settledCount && !hurried; s++) {
        const v = order[s]!;
        potential[v]! += distance[v]! - reach;
      }
      let units = Math.min(excess[source]!, -excess[target]!);
      for (let v = target; v !== source; v = head[mate[arcInto[v]!]!]!) units = Math.min(units, residual[arcInto[v]!]!);
      for (let v = target; v !== source; ) {
        // from the target backwards: moving arcs about touches only nodes whose own path arc is already done
        const a = arcInto[v]!;
        const u = head[mate[a]!]!;
        send(graph, u, a, v, units);
        v = u;
      }
      excess[source]! -= units;
      excess[target]! += units;
      left -= units;
    }
  }
  return { stuck, closed, hurried };
}

function send(graph: FlowGraph, u: number, a: number, v: number, units: number): void {
  const { residual, mate, live } = graph;
  const b = mate[a]!;
  const before = residual[b]!;
  residual[a]! -= units;
  residual[b] = before + units;
  if (before === 0) swapArcs(graph, b, live[v]!++);
  if (residual[a] === 0) swapArcs(graph, a, --live[u]!);
}

function swapArcs(graph: FlowGraph, a: number, b: number): void {
  if (a === b) return;
  const { head, mate, cost, residual, origin, position } = graph;
  const h = head[a]!;
  const m = mate[a]!;
  const c = cost[a]!;
  const r = residual[a]!;
  const o = origin[a]!;
  head[a] = head[b]!;
  mate[a] = mate[b]!;
  cost[a] = cost[b]!;
  residual[a] = residual[b]!;
  origin[a] = origin[b]!;
  head[b] = h;
  mate[b] = m;
  cost[b] = c;
  residual[b] = r;
  origin[b] = o;
  mate[mate[a]!] = a;
  mate[m] = b;
  if (origin[a]! >= 0) position[origin[a]!] = a;
  if (o >= 0) position[o] = b;
}
