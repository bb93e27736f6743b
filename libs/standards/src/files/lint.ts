import { textsOf, type EditionModel, type NodeModel } from './edition-model.js';

/** One thing that is wrong with a file. `path` leads into the file (keys and list positions), `code` names the node or scale. */
export interface Problem {
  readonly rule: string;
  readonly code: string;
  readonly path: readonly (string | number)[];
  readonly message: string;
}

type NodeRow = Pick<NodeModel, 'code' | 'kind' | 'parent' | 'path'>;

/** What the shape alone cannot say about an edition. Empty list: nothing is wrong. Half-translated texts are allowed. */
export function lintEdition(edition: EditionModel): Problem[] {
  return [...lintHead(edition), ...lintScales(edition), ...lintTree(edition.nodes), ...lintIndicators(edition), ...lintTexts(edition)];
}

/** Codes and parents of any flat list of nodes, whether it came from a file of ours or from a spreadsheet. */
export function lintTree(nodes: readonly NodeRow[]): Problem[] {
  const problems: Problem[] = [];
  const byCode = new Map<string, NodeRow>();
  for (const node of nodes) {
    if (byCode.has(node.code)) problems.push(problem('duplicate-code', node, `Code ${node.code} occurs more than once.`));
    else byCode.set(node.code, node);
  }
  // With a code given twice nobody can say who stands under whom, so rings are looked for only without.
  const unique = problems.length === 0;
  for (const node of nodes) {
    if (node.parent === undefined) {
      if (node.kind !== 'section') problems.push(problem('missing-parent', node, `The ${node.kind} ${node.code} stands under no section.`));
    } else if (!byCode.has(node.parent)) {
      problems.push(problem('missing-parent', node, `Parent ${node.parent} of ${node.code} does not exist.`));
    } else if (unique && inCycle(node, byCode)) {
      problems.push(problem('cycle', node, `${node.code} stands, over its parents, under itself.`));
    }
  }
  return problems;
}

function inCycle(start: NodeRow, byCode: ReadonlyMap<string, NodeRow>): boolean {
  const seen = new Set<string>();
  for (let at: NodeRow | undefined = start; at?.parent !== undefined; at = byCode.get(at.parent)) {
    if (at.parent === start.code) return true;
    if (seen.has(at.code)) return false;
    seen.add(at.code);
  }
  return false;
}

function lintHead(edition: EditionModel): Problem[] {
  const problems: Problem[] = [];
  const head = (rule: string, path: string, message: string): void => {
    problems.push({ rule, code: edition.code, path: [path], message });
  };
  const indicators = edition.nodes.filter((node) => node.kind === 'indicator');
  if (edition.status === 'catalogued' && edition.reason === undefined) head('reason-missing', 'status', 'A catalogued standard says why it has nothing to assess.');
  if (edition.status === 'catalogued' && indicators.length > 0) head('catalogued-with-indicators', 'status', 'A catalogued standard has no indicators.');
  if (edition.status === 'published' && indicators.length === 0) head('no-indicators', 'nodes', 'A published edition has at least one indicator.');
  const { reporting, overall, section } = edition.scoring;
  if (reporting.low >= reporting.high) head('reporting-scale', 'scoring', 'The reporting scale runs from a lower to a higher number.');
  if (overall !== 'none' && section === 'none') head('overall-without-sections', 'scoring', 'An overall score needs scores of sections.');
  const items = edition.nodes.flatMap((node) => (node.item === undefined ? [] : [node.item]));
  for (const item of new Set(items.filter((item, at) => items.indexOf(item) !== at))) head('duplicate-item', 'nodes', `Item ${item} occurs more than once.`);
  return problems;
}

function lintScales(edition: EditionModel): Problem[] {
  const { low, high } = edition.scoring.reporting;
  return edition.scales.flatMap((scale, at) => {
    const problems: Problem[] = [];
    const add = (rule: string, message: string): void => {
      problems.push({ rule, code: scale.code, path: ['scales', at], message });
    };
    if (edition.scales.findIndex((other) => other.code === scale.code) !== at) add('duplicate-code', `Scale ${scale.code} occurs more than once.`);
    if (scale.kind === 'number') {
      if (scale.minimum !== undefined && scale.maximum !== undefined && scale.minimum >= scale.maximum) add('bounds', `Scale ${scale.code} runs from a lower to a higher number.`);
      if (scale.scored && (scale.minimum === undefined || scale.maximum === undefined)) add('bounds', `Scale ${scale.code} is scored, so it needs a minimum and a maximum.`);
      return problems;
    }
    const codes = scale.levels.map((level) => level.code);
    for (const code of new Set(codes.filter((code, i) => codes.indexOf(code) !== i))) add('duplicate-code', `Level ${code} of scale ${scale.code} occurs more than once.`);
    for (const level of scale.levels) {
      if (scale.scored && level.number === undefined) add('level-without-number', `Level ${level.code} of scale ${scale.code} has no number.`);
      if (level.number !== undefined && (level.number < low || level.number > high)) add('level-outside', `Level ${level.code} of scale ${scale.code} lies outside ${low} to ${high}.`);
    }
    return problems;
  });
}

function lintIndicators(edition: EditionModel): Problem[] {
  const scales = new Map(edition.scales.map((scale) => [scale.code, scale]));
  return edition.nodes.flatMap((node) => {
    const { indicator } = node;
    if (!indicator) return [];
    if (indicator.scale === undefined) {
      return indicator.narrative === 'none' ? [problem('nothing-to-answer', node, `Indicator ${node.code} has neither a scale nor a narrative.`)] : [];
    }
    const scale = scales.get(indicator.scale);
    if (!scale) return [problem('missing-scale', node, `Scale ${indicator.scale} of indicator ${node.code} does not exist.`)];
    return Object.keys(indicator.levels)
      .filter((code) => !scale.levels.some((level) => level.code === code))
      .map((code) => problem('missing-level', node, `Indicator ${node.code} describes level ${code}, which scale ${scale.code} does not have.`));
  });
}

function lintTexts(edition: EditionModel): Problem[] {
  return textsOf(edition)
    .filter((text) => (text[edition.sourceLanguage] ?? '') === '')
    .map((text) => ({
      rule: 'source-text-missing',
      code: edition.code,
      path: [],
      message: `"${Object.values(text)[0] ?? ''}" is missing in the source language ${edition.sourceLanguage}.`,
    }));
}

function problem(rule: string, node: Pick<NodeRow, 'code' | 'path'>, message: string): Problem {
  return { rule, code: node.code, path: node.path, message };
}
