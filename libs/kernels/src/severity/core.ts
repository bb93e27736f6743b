import type { Core } from './elimination.js';

/** A core no larger than this is factorised; its square is held in memory. */
const LARGEST_DENSE = 500;

/** Solves Laplacian times x = b on a connected core, one vertex fixed at 0 or x orthogonal to the constant; b sums to 0. */
export type CoreSolver = (rightHandSide: Float64Array) => Float64Array;

/** Cholesky factors for a small core, preconditioned conjugate gradients for a large one. */
export function coreSolver(core: Core): CoreSolver {
  return core.vertex.length <= LARGEST_DENSE ? factorised(core) : conjugateGradients(core);
}

function factorised({ vertex, start, neighbour, weight }: Core): CoreSolver {
  const n = Math.max(0, vertex.length - 1); // the last vertex is fixed
  const factor = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let e = start[i]!; e < start[i + 1]!; e++) {
      factor[i * n + i]! += weight[e]!;
      const j = neighbour[e]!;
      if (j < i) factor[i * n + j] = -weight[e]!;
    }
  }
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = factor[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= factor[i * n + k]! * factor[j * n + k]!;
      factor[i * n + j] = i === j ? Math.sqrt(sum) : sum / factor[j * n + j]!;
    }
  }
  return (rightHandSide) => {
    const x = rightHandSide.slice();
    for (let i = 0; i < n; i++) {
      let sum = x[i]!;
      for (let k = 0; k < i; k++) sum -= factor[i * n + k]! * x[k]!;
      x[i] = sum / factor[i * n + i]!;
    }
    for (let i = n - 1; i >= 0; i--) {
      const value = x[i]! / factor[i * n + i]!;
      x[i] = value;
      for (let k = 0; k < i; k++) x[k]! -= factor[i * n + k]! * value;
    }
    x[n] = 0;
    return x;
  };
}

/**
 * Jacobi-preconditioned conjugate gradients. The caller refines with ever smaller right-hand sides: each is solved to a relative
 * residual of 1e-12, and none further than 1e-19 of the largest.
 */
function conjugateGradients({ vertex, start, neighbour, weight }: Core): CoreSolver {
  const n = vertex.length;
  const diagonal = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let e = start[i]!; e < start[i + 1]!; e++) diagonal[i]! += weight[e]!;
  const image = new Float64Array(n);
  const multiply = (x: Float64Array): void => {
    for (let i = 0; i < n; i++) {
      let sum = 0;
      const own = x[i]!;
      for (let e = start[i]!; e < start[i + 1]!; e++) sum += weight[e]! * (own - x[neighbour[e]!]!);
      image[i] = sum;
    }
  };
  let largest = 0;
  return (rightHandSide) => {
    const x = new Float64Array(n);
    const r = rightHandSide.slice();
    const mean = r.reduce((s, v) => s + v, 0) / n;
    for (let i = 0; i < n; i++) r[i]! -= mean;
    const z = r.map((v, i) => v / diagonal[i]!);
    const p = z.slice();
    let rz = dot(r, z);
    largest = Math.max(largest, rz);
    const target = Math.max(rz * 1e-24, largest * 1e-38);
    for (let step = 0; step < 2 * n + 100 && rz > target; step++) {
      multiply(p);
      const alpha = rz / dot(p, image);
      for (let i = 0; i < n; i++) {
        x[i]! += alpha * p[i]!;
        r[i]! -= alpha * image[i]!;
        z[i] = r[i]! / diagonal[i]!;
      }
      const next = dot(r, z);
      const beta = next / rz;
      rz = next;
      for (let i = 0; i < n; i++) p[i] = z[i]! + beta * p[i]!;
    }
    return x;
  };
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum;
}
