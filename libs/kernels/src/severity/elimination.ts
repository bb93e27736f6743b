/**
 * Weighted graph whose Laplacian is to be solved: `from` and `to` are vertices (0 to vertices - 1), parallel edges add up.
 */
export interface Edges {
  vertices: number;
  from: Int32Array;
  to: Int32Array;
}

/** A vertex removed from the graph: its neighbours at that time, their weights and the sum of the weights. */
interface Removed {
  vertex: number;
  neighbours: Int32Array;
  weights: Float64Array;
  sum: number;
}

/** What is left of a graph once the vertices with few neighbours are gone. */
export interface Core {
  /** Original vertex of each core vertex. */
  vertex: Int32Array;
  /** Edges of the core, in compressed rows, each edge in both rows. */
  start: Int32Array;
  neighbour: Int32Array;
  weight: Float64Array;
}

/** Removing a vertex joins all its neighbours; more neighbours than this are left to the core. */
const MOST_NEIGHBOURS = 24;

/**
 * Gaussian elimination of a graph Laplacian, the vertices with the fewest neighbours first: removing vertex v adds
 * w_i w_j / (sum of w) between its neighbours i and j. All quantities stay positive, so nothing cancels. Chains, trees and rings
 * vanish entirely; elimination stops when it would fill the graph, so that time and memory stay near-linear in the edges.
 */
export class Elimination {
  readonly removed: Removed[] = [];
  readonly core: Core;
  /** Vertices by number of neighbours; entries that are out of date are skipped when they come up. */
  private buckets: number[][] = [];

  constructor(edges: Edges) {
    const { vertices, from, to } = edges;
    const adjacency = Array.from({ length: vertices }, () => new Map<number, number>());
    let count = 0;
    const join = (a: number, b: number, weight: number): void => {
      const row = adjacency[a]!;
      const known = row.get(b);
      if (known === undefined) count++;
      row.set(b, (known ?? 0) + weight);
      const back = adjacency[b]!;
      back.set(a, (back.get(a) ?? 0) + weight);
      this.queue(b, back.size);
      this.queue(a, row.size);
    };
    for (let i = 0; i < from.length; i++) join(from[i]!, to[i]!, 1);
    const mostEdges = 3 * count + 20_000;

    const gone = new Uint8Array(vertices);
    for (let degree = 1; degree <= MOST_NEIGHBOURS; ) {
      const vertex = this.buckets[degree]?.pop();
      if (vertex === undefined) {
        degree++;
        continue;
      }
      const row = adjacency[vertex]!;
      if (gone[vertex] || row.size !== degree) continue;
      if (count + (degree * (degree - 1)) / 2 - degree > mostEdges) break;
      gone[vertex] = 1;
      const neighbours = Int32Array.from(row.keys());
      const weights = Float64Array.from(row.values());
      const sum = weights.reduce((s, w) => s + w, 0);
      this.removed.push({ vertex, neighbours, weights, sum });
      row.clear();
      count -= degree;
      for (const neighbour of neighbours) {
        adjacency[neighbour]!.delete(vertex);
        this.queue(neighbour, adjacency[neighbour]!.size);
      }
      for (let i = 1; i < degree; i++) {
        for (let j = 0; j < i; j++) join(neighbours[i]!, neighbours[j]!, (weights[i]! * weights[j]!) / sum);
      }
      degree = Math.max(1, degree - 1);
    }
    this.buckets = [];
    this.core = compress(adjacency);
  }

  private queue(vertex: number, degree: number): void {
    if (degree > 0 && degree <= MOST_NEIGHBOURS) (this.buckets[degree] ??= []).push(vertex);
  }

  /** Carries a right-hand side (length vertices, changed in place) over to the core. */
  reduce(rightHandSide: Float64Array): Float64Array {
    for (const { vertex, neighbours, weights, sum } of this.removed) {
      const share = rightHandSide[vertex]! / sum;
      for (let i = 0; i < neighbours.length; i++) rightHandSide[neighbours[i]!]! += weights[i]! * share;
    }
    return Float64Array.from(this.core.vertex, (v) => rightHandSide[v]!);
  }

  /** The whole solution from the core's; `rightHandSide` as `reduce` left it. */
  expand(coreSolution: Float64Array, rightHandSide: Float64Array): Float64Array {
    const solution = new Float64Array(rightHandSide.length);
    this.core.vertex.forEach((v, i) => (solution[v] = coreSolution[i]!));
    for (let k = this.removed.length - 1; k >= 0; k--) {
      const { vertex, neighbours, weights, sum } = this.removed[k]!;
      let value = rightHandSide[vertex]!;
      for (let i = 0; i < neighbours.length; i++) value += weights[i]! * solution[neighbours[i]!]!;
      solution[vertex] = value / sum;
    }
    return solution;
  }
}

/** The vertices that still have neighbours. */
function compress(adjacency: Map<number, number>[]): Core {
  const vertex = Int32Array.from(adjacency.flatMap((row, v) => (row.size > 0 ? [v] : [])));
  const index = new Int32Array(adjacency.length);
  const start = new Int32Array(vertex.length + 1);
  vertex.forEach((v, i) => {
    index[v] = i;
    start[i + 1] = start[i]! + adjacency[v]!.size;
  });
  const neighbour = new Int32Array(start[vertex.length]!);
  const weight = new Float64Array(start[vertex.length]!);
  vertex.forEach((v, i) => {
    let at = start[i]!;
    for (const [other, w] of adjacency[v]!) {
      neighbour[at] = index[other]!;
      weight[at++] = w;
    }
  });
  return { vertex, start, neighbour, weight };
}
