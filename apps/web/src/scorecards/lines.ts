import type { PublishedFigure, ResultRow, ScoreLine, ScorecardView } from '@contracts/scorecards';
import type { EditionView, NodeView } from '@contracts/standards';

export type Layer = ScoreLine['layer'];
export const layers: readonly Layer[] = ['self', 'peer', 'agreed'];
export const overallCode = 'overall';

/** One row of a scorecard: a node with what each layer says about it. The layers stand beside each other and are never mixed. */
export interface ScoreRow {
  code: string;
  kind: ScoreLine['kind'];
  node: NodeView | null;
  /** Depth in the tree, 0 at the top. */
  depth: number;
  byLayer: Partial<Record<Layer, ScoreLine>>;
}

/** The rows in display order: overall score, then the tree of the edition. Nodes without a line in any layer are left out. */
export function rowsOf(card: Pick<ScorecardView, 'lines'>, edition: Pick<EditionView, 'nodes'>): ScoreRow[] {
  const byCode = new Map<string, Partial<Record<Layer, ScoreLine>>>();
  for (const line of card.lines) byCode.set(line.code, { ...byCode.get(line.code), [line.layer]: line });
  const byId = new Map(edition.nodes.map((node) => [node.id, node]));
  const depth = (node: NodeView): number => (node.parentId === null ? 0 : 1 + (byId.has(node.parentId) ? depth(byId.get(node.parentId)!) : 0));
  const overall = byCode.get(overallCode);
  const rows = edition.nodes.flatMap((node): ScoreRow[] => {
    const byLayer = byCode.get(node.code);
    return byLayer ? [{ code: node.code, kind: node.kind, node, depth: depth(node), byLayer }] : [];
  });
  return overall ? [{ code: overallCode, kind: 'overall', node: null, depth: 0, byLayer: overall }, ...rows] : rows;
}

/** Layers in which something was said. */
export const layersOf = (lines: readonly { layer: Layer }[]): Layer[] => layers.filter((layer) => lines.some((line) => line.layer === layer));

/** Rows a chart can show side by side: sections where there are several, else commitments, else indicators. */
export function chartRows(rows: readonly ScoreRow[]): ScoreRow[] {
  for (const kind of ['section', 'commitment', 'indicator'] as const) {
    const found = rows.filter((row) => row.kind === kind);
    if (found.length > 1) return found;
  }
  return rows.filter((row) => row.kind !== 'overall');
}

/** The layer that counts most among those there are: what was agreed, else what peers said, else what the city said. */
export const bestLayer = (present: readonly Layer[]): Layer => (present.includes('agreed') ? 'agreed' : present.includes('peer') ? 'peer' : 'self');

/** How a published figure stands to the computed one. */
export function verdictOf({ verified, remark }: Pick<PublishedFigure, 'verified' | 'remark'>): 'equal' | 'differs' | 'withheld' | 'not-computed' {
  if (verified) return 'equal';
  if (remark?.startsWith('withheld')) return 'withheld';
  return remark === 'differs' ? 'differs' : 'not-computed';
}

/** Columns for results side by side: codes in display order, the overall score first; a section alone beside commitments says nothing new. */
export function resultColumns(rows: readonly ResultRow[], edition: Pick<EditionView, 'nodes'>): string[] {
  const kinds = new Map(rows.flatMap((row) => row.lines.map((line) => [line.code, line.kind] as const)));
  const codes = edition.nodes.map((node) => node.code).filter((code) => kinds.has(code));
  const many = codes.filter((code) => kinds.get(code) === 'commitment').length > 1;
  const shown = many ? codes.filter((code) => kinds.get(code) === 'commitment') : codes.filter((code) => kinds.get(code) === 'section');
  return kinds.has(overallCode) ? [overallCode, ...shown] : shown;
}
