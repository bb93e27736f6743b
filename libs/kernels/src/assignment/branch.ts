import type { Highs } from 'highs';
import { solverRuntime } from './highs.js';
import { AssignmentCancelled } from './instance.js';
import { gainOf, lower, type Lowered, type Program } from './program.js';

export interface ProgramResult {
  /** One entry per pair of the core; null if none was found in time (or none exists). */
  chosen: Uint8Array | null;
  /** Objective of `chosen` as the solver counts it. */
  value: number;
  /** No solution is better than this. */
  bound: number;
  proved: boolean;
  /** Penalised slack is left: the rules cannot all hold. */
  open: boolean;
}

export interface BranchOptions {
  /** Pairs to begin with; those of a feasible solution among them if one is known. */
  first: Uint8Array;
  /** A known feasible solution with its objective. */
  known: { chosen: Uint8Array; value: number } | null;
  /** `performance.now()` at which to stop. */
  deadline: number;
  cancelled: () => boolean;
  /** Branches after which to stop; 0 = no limit. */
  nodes: number;
}

const TOLERANCE = 1e-7;
/** Branches of the search over the pairs of the relaxation. */
const SCOUTED = 20;

/**
 * Solves a program exactly with HiGHS over a part of the pairs: the linear relaxation is completed by pricing (its duals
 * show which absent pairs could help), the integer program is solved over what is left, and pairs whose reduced cost
 * cannot be made up by the remaining gap are proved superfluous; the others come in and it is solved again.
 */
export async function solveProgram(program: Program, options: BranchOptions): Promise<ProgramResult> {
  const highs = await solverRuntime();
  const { core } = program;
  const use = options.first.slice();
  const size = Math.max(1, largest(program));
  const eps = TOLERANCE * size;
  let best = options.known;
  let bound = Infinity;
  const gains = new Float64Array(core.reviewer.length);
  const remaining = (): number => (options.deadline - performance.now()) / 1000;
  const unproved = (): ProgramResult => ({ chosen: best?.chosen ?? null, value: best?.value ?? -Infinity, bound, proved: false, open: false });

  // the linear relaxation over all pairs
  for (;;) {
    if (options.cancelled()) throw new AssignmentCancelled();
    if (remaining() <= 0) return unproved();
    const lowered = lower(program, use);
    const relaxed = run(highs, lowered, false, remaining(), options.cancelled);
    if (relaxed.status !== 'optimal') {
      if (relaxed.status === 'stopped') return unproved();
      // without slack the restricted program may lack the pairs that make it feasible
      if (!widenTo(use, null, 0)) return { chosen: null, value: -Infinity, bound: -Infinity, proved: true, open: true };
      continue;
    }
    let entering = 0;
    let excess = 0;
    for (let i = 0; i < core.submissions; i++) {
      for (let e = core.start[i]!; e < core.start[i + 1]!; e++) {
        if (use[e]) continue;
        const gain = gainOf(program, lowered, relaxed.dual, i, e);
        gains[e] = gain;
        if (gain > eps) {
          entering++;
          use[e] = 1;
        } else if (gain > 0) excess += gain;
      }
    }
    if (entering === 0) {
      bound = relaxed.objective + Math.min(excess, eps);
      break;
    }
  }

  let scout = true;
  for (;;) {
    if (best) {
      const reach = bound - best.value;
      if (reach < (program.step > 0 ? program.step - eps : eps)) return { chosen: best.chosen, value: best.value, bound, proved: true, open: false };
      // a better solution over the pairs of the relaxation leaves a smaller gap, and so fewer pairs to let in
      const scouted = scout ? scoutOver(highs, program, use, best, options, remaining()) : null;
      scout = false;
      if (scouted) {
        best = scouted;
        continue;
      }
      widenTo(use, gains, reach - (program.step > 0 ? program.step : 0) + eps);
    }
    if (options.cancelled()) throw new AssignmentCancelled();
    if (remaining() <= 0) return unproved();
    const lowered = lower(program, use);
    const whole = run(highs, lowered, true, remaining(), options.cancelled, program.step, best?.chosen, options.nodes);
    if (whole.status === 'infeasible') {
      if (best) return { chosen: best.chosen, value: best.value, bound: best.value, proved: true, open: false };
      if (!widenTo(use, null, 0)) return { chosen: null, value: -Infinity, bound: -Infinity, proved: true, open: true };
      continue;
    }
    if (whole.column === null) return unproved();
    const chosen = new Uint8Array(core.reviewer.length);
    lowered.pairs.forEach((e, x) => (chosen[e] = whole.column![x]! > 0.5 ? 1 : 0));
    let open = 0;
    for (let c = lowered.slackFrom; c < lowered.columns; c++) open += whole.column[c]!;
    const found = { chosen, value: whole.objective };
    if (!best || found.value > best.value) best = open > 0.5 ? best : found;
    if (whole.status === 'stopped') {
      bound = Math.min(bound, Math.max(whole.bound, best?.value ?? -Infinity));
      return unproved();
    }
    const reach = bound - found.value;
    if (!widenTo(use, gains, reach - (program.step > 0 ? program.step : 0) + eps)) {
      return { chosen: found.chosen, value: found.value, bound: found.value, proved: true, open: open > 0.5 };
    }
  }
}

/** Something better than what is known, over some of the pairs only and after a few branches; null if none was found. */
function scoutOver(highs: Highs, program: Program, use: Uint8Array, known: { chosen: Uint8Array; value: number }, options: BranchOptions, seconds: number): { chosen: Uint8Array; value: number } | null {
  if (options.cancelled()) throw new AssignmentCancelled();
  const lowered = lower(program, use);
  const found = run(highs, lowered, true, Math.max(0, seconds), options.cancelled, program.step, known.chosen, SCOUTED);
  if (found.column === null || found.objective <= known.value) return null;
  for (let c = lowered.slackFrom; c < lowered.columns; c++) if (found.column[c]! > TOLERANCE) return null;
  const chosen = new Uint8Array(program.core.reviewer.length);
  lowered.pairs.forEach((e, x) => (chosen[e] = found.column![x]! > 0.5 ? 1 : 0));
  return { chosen, value: found.objective };
}

function largest(program: Program): number {
  let size = 0;
  for (const v of program.served?.maximise ? program.served.affinity : program.value) size = Math.max(size, Math.abs(v));
  return size;
}

/** Lets in every absent pair (with gains: whose gain is at least -reach); false if there is none. */
function widenTo(use: Uint8Array, gains: Float64Array | null, reach: number): boolean {
  let entered = false;
  for (let e = 0; e < use.length; e++) {
    if (use[e] || (gains && gains[e]! < -reach)) continue;
    use[e] = 1;
    entered = true;
  }
  return entered;
}

interface Run {
  status: 'optimal' | 'infeasible' | 'stopped';
  objective: number;
  bound: number;
  column: Float64Array | null;
  dual: Float64Array;
}

function run(highs: Highs, lowered: Lowered, whole: boolean, seconds: number, cancelled: () => boolean, step = 0, start?: Uint8Array, nodes = 0): Run {
  const { columns, rows } = lowered;
  const model = highs.createModel({
    numCols: columns,
    numRows: rows,
    sense: highs.constants.objectiveSense.maximize,
    colCost: lowered.cost,
    colLower: lowered.lower,
    colUpper: lowered.upper,
    rowLower: lowered.rowLower,
    rowUpper: lowered.rowUpper,
    matrix: { format: 'csc', numRows: rows, numCols: columns, starts: lowered.starts, indices: lowered.indices, values: lowered.values },
    ...(whole ? { integrality: lowered.integral } : {}),
  });
  try {
    model.options.set({ output_flag: false, time_limit: Math.max(0.05, seconds), random_seed: 1 });
    if (whole) {
      model.options.set({ mip_rel_gap: 0, mip_abs_gap: step > 0 ? 0.9 * step : 1e-9 });
      if (nodes > 0) model.options.set({ mip_max_nodes: nodes });
      if (start) {
        const index: number[] = [];
        const value: number[] = [];
        lowered.pairs.forEach((e, x) => {
          index.push(x);
          value.push(start[e]!);
        });
        model.setSolution({ indices: index, values: value });
      }
    }
    const { callbackType, modelStatus } = highs.constants;
    const stop = (event: { interrupt(): void }): undefined => {
      if (cancelled()) event.interrupt();
      return undefined;
    };
    const { modelStatus: status } = model.run({ [callbackType.mipInterrupt]: stop });
    if (cancelled()) throw new AssignmentCancelled();
    if (status === modelStatus.infeasible) return { status: 'infeasible', objective: -Infinity, bound: -Infinity, column: null, dual: new Float64Array(0) };
    const feasible = model.info.get('primal_solution_status') === highs.constants.solutionStatus.feasible;
    const solution = model.getSolution();
    return {
      status: status === modelStatus.optimal ? 'optimal' : 'stopped',
      objective: model.getObjectiveValue(),
      bound: whole ? Number(model.info.get('mip_dual_bound')) : Infinity,
      column: feasible ? solution.colValue : null,
      dual: solution.rowDual,
    };
  } finally {
    model.dispose();
  }
}
