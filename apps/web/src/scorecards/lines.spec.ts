import { describe, it, expect } from '@jest/globals';
import type { ResultRow, ScoreLine } from '@contracts/scorecards';
import type { NodeView } from '@contracts/standards';
import { bestLayer, chartRows, layersOf, resultColumns, rowsOf, verdictOf } from './lines.js';

function node(id: string, kind: NodeView['kind'], parentId: string | null): NodeView {
  return { id, kind, parentId, code: id.toUpperCase(), position: 0, weight: 1, scaleCode: null, narrative: 'none', confidence: null, source: null, item: null, horizon: null, texts: { en: { title: id } } };
}
const line = (code: string, kind: ScoreLine['kind'], layer: ScoreLine['layer'], value: number | null): ScoreLine => ({ code, kind, layer, value, coverage: null, why: null, method: null, terms: [] });
const nodes = [node('s', 'section', null), node('c1', 'commitment', 's'), node('i1', 'indicator', 'c1'), node('c2', 'commitment', 's'), node('i2', 'indicator', 'c2')];

describe('a scorecard', () => {
  const lines = [line('overall', 'overall', 'self', 0.5), line('S', 'section', 'self', 0.5), line('C1', 'commitment', 'self', 0.5), line('C1', 'commitment', 'agreed', 0.2), line('C2', 'commitment', 'self', null)];

  it('has the overall score on top, the tree below, and each layer apart', () => {
    const rows = rowsOf({ lines }, { nodes });
    expect(rows.map(({ code, depth }) => [code, depth])).toEqual([['overall', 0], ['S', 0], ['C1', 1], ['C2', 1]]);
    expect(rows[2]!.byLayer.self?.value).toBe(0.5);
    expect(rows[2]!.byLayer.agreed?.value).toBe(0.2);
    expect(rows[2]!.byLayer.peer).toBeUndefined();
  });

  it('draws what can be told apart', () => {
    expect(chartRows(rowsOf({ lines }, { nodes })).map(({ code }) => code)).toEqual(['C1', 'C2']);
  });

  it('knows its layers, and which counts most', () => {
    expect(layersOf(lines)).toEqual(['self', 'agreed']);
    expect(bestLayer(['self', 'agreed'])).toBe('agreed');
    expect(bestLayer(['self'])).toBe('self');
  });
});

describe('published figures', () => {
  it.each([[true, null, 'equal'], [false, 'withheld:coverage', 'withheld'], [false, 'differs', 'differs'], [false, 'not-computed', 'not-computed'], [false, null, 'not-computed']] as const)(
    'verified %s with %s: %s',
    (verified, remark, verdict) => expect(verdictOf({ verified, remark })).toBe(verdict),
  );
});

describe('results side by side', () => {
  const row = (lines: ScoreLine[]): ResultRow => ({ dossierId: 'd', slug: 'd', name: 'D', country: 'XA', published: [], lines });
  it('show sections, or the commitments of a single one', () => {
    expect(resultColumns([row([line('S', 'section', 'self', 1)])], { nodes })).toEqual(['S']);
    expect(resultColumns([row([line('overall', 'overall', 'self', 1), line('S', 'section', 'self', 1), line('C1', 'commitment', 'self', 1), line('C2', 'commitment', 'self', 1)])], { nodes })).toEqual(['overall', 'C1', 'C2']);
  });
});
