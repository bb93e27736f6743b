import { describe, expect, it } from '@jest/globals';
import { KernelInputError } from '@peerpolis/kernels';
import { type EditionView, type NodeView, type ScaleView } from '@peerpolis/standards';
import { type Statement } from './inputs.js';
import { scoreLayer, type ScoreMethod } from './score-dossier.js';

const uuid = (n: number): string => `018f0000-0000-7000-8000-${String(n).padStart(12, '0')}`;

const scale: ScaleView = {
  id: uuid(900),
  code: 'fulfilment',
  kind: 'levels',
  minimum: null,
  maximum: null,
  unit: null,
  levels: [
    { code: 'fully', value: 100, texts: {}, evidenceRequired: true },
    { code: 'partly', value: 50, texts: {}, evidenceRequired: true },
    { code: 'not-at-all', value: 0, texts: {}, evidenceRequired: false },
  ],
  ours: false,
  scored: true,
  direction: 1,
  mayNotApply: true,
};

/** A with P1 and P2, B with S1; one indicator each. */
const tree: [code: string, kind: NodeView['kind'], parent: string | null, weight?: number][] = [
  ['A', 'section', null],
  ['P1', 'commitment', 'A'],
  ['P1-1', 'indicator', 'P1'],
  ['P2', 'commitment', 'A', 3],
  ['P2-1', 'indicator', 'P2'],
  ['B', 'section', null],
  ['S1', 'commitment', 'B'],
  ['S1-1', 'indicator', 'S1'],
];
const ids = new Map(tree.map(([code], index) => [code, uuid(index)]));

const edition: EditionView = {
  id: uuid(999),
  standardId: uuid(998),
  standardCode: 'TEST',
  label: '1',
  status: 'published',
  languages: ['en'],
  hasOverall: true,
  rhythm: null,
  publishedAt: null,
  indicators: 3,
  standardTitle: { en: 'Test' },
  method: { commitment: 'arithmetic', section: 'arithmetic', overall: 'arithmetic', coverage: null, low: 0, high: 100 },
  scales: [scale],
  nodes: tree.map(([code, kind, parent, weight = 1], position) => ({
    id: ids.get(code) as string,
    parentId: parent ? (ids.get(parent) as string) : null,
    kind,
    code,
    position,
    weight,
    scaleCode: kind === 'indicator' ? 'fulfilment' : null,
    narrative: 'optional',
    confidence: null,
    source: null,
    item: null,
    horizon: null,
    texts: {},
  })),
};

const means: ScoreMethod = { commitment: 'arithmetic', section: 'arithmetic', overall: 'arithmetic', coverage: null };
const self = (node: string, level: string): Statement =>
  level === 'fully' || level === 'partly' || level === 'not-at-all'
    ? { layer: 'self', node, verdict: 'answered', level, number: null }
    : { layer: 'self', node, verdict: level, level: null, number: null };
const value = (lines: ReturnType<typeof scoreLayer>, code: string) => lines.find((line) => line.code === code);

describe('a dossier’s scores', () => {
  it('go up the tree by weight, and each step shows its terms', () => {
    const lines = scoreLayer(edition, means, 'self', [self('P1-1', 'fully'), self('P2-1', 'partly'), self('S1-1', 'not-at-all')]);
    expect(value(lines, 'A')).toMatchObject({ value: 62.5, coverage: 1, method: 'arithmetic', terms: [{ code: 'P1', value: 100, weight: 0.25 }, { code: 'P2', value: 50, weight: 0.75 }] });
    expect(value(lines, 'overall')?.value).toBe(31.25);
    expect(lines.map((line) => line.code)).toEqual(['overall', 'A', 'P1', 'P1-1', 'P2', 'P2-1', 'B', 'S1', 'S1-1']);
  });

  it('leave out what is missing instead of counting it as zero, and say which of the kinds of nothing it is', () => {
    const lines = scoreLayer(edition, means, 'self', [self('P1-1', 'fully'), self('P2-1', 'no-data'), self('S1-1', 'declined')]);
    expect(value(lines, 'A')).toMatchObject({ value: 100, coverage: 0.5 });
    expect(value(lines, 'A')?.terms[1]).toEqual({ code: 'P2', value: null, weight: 0, note: 'nothing-present' });
    expect(value(lines, 'P2-1')).toMatchObject({ value: null, why: 'no-data' });
    expect(value(lines, 'S1-1')).toMatchObject({ value: null, why: 'declined' });
    expect(value(lines, 'B')).toMatchObject({ value: null, why: 'nothing-present' });
    expect(value(scoreLayer(edition, means, 'self', [self('P1-1', 'fully')]), 'P2-1')?.why).toBe('unanswered');
  });

  it('do not count what does not apply, neither as present nor as missing', () => {
    const lines = scoreLayer(edition, { ...means, coverage: 1 }, 'self', [self('P1-1', 'fully'), self('P2-1', 'not-applicable'), self('S1-1', 'partly')]);
    expect(value(lines, 'A')).toMatchObject({ value: 100, coverage: 1 });
    expect(value(lines, 'overall')?.value).toBe(75);
  });

  it('are withheld below the coverage', () => {
    const lines = scoreLayer(edition, { ...means, coverage: 1 }, 'self', [self('P1-1', 'fully'), self('P2-1', 'no-data'), self('S1-1', 'partly')]);
    expect(value(lines, 'A')).toMatchObject({ value: null, why: 'coverage', coverage: 0.5 });
    expect(value(lines, 'overall')).toMatchObject({ value: null, why: 'coverage' });
  });

  it('have no overall score, and no sections, where the edition has none', () => {
    const lines = scoreLayer(edition, { ...means, overall: 'none', section: 'none' }, 'self', [self('P1-1', 'fully'), self('P2-1', 'partly'), self('S1-1', 'fully')]);
    expect(lines.map((line) => line.code)).toEqual(['P1', 'P1-1', 'P2', 'P2-1', 'S1', 'S1-1']);
  });

  it('take the median of the peers who judged', () => {
    const peer = (level: string | null, verdict = 'scored'): Statement => ({ layer: 'peer', node: 'P1-1', verdict, level, number: null });
    const lines = scoreLayer(edition, means, 'peer', [peer('fully'), peer('partly'), peer(null, 'not-competent')]);
    expect(value(lines, 'P1-1')).toMatchObject({ value: 75, method: 'median', terms: [{ code: '1', value: 50, weight: 0.5 }, { code: '2', value: 100, weight: 0.5 }] });
    expect(value(lines, 'P2-1')).toMatchObject({ value: null, why: 'no-data' });
    expect(scoreLayer(edition, means, 'agreed', [peer('fully')])).toEqual([]);
  });

  it('refuse a geometric mean of a zero, naming the code', () => {
    expect(() => scoreLayer(edition, { ...means, overall: 'geometric' }, 'self', [self('P1-1', 'fully'), self('S1-1', 'not-at-all')])).toThrow(KernelInputError);
  });
});
