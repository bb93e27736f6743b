import { describe, it, expect } from '@jest/globals';
import type { NodeView, ScaleView } from '@contracts/standards';
import { groupsOf, indicatorsOf, levelName, progressOf, textIn } from './outline.js';

function node(id: string, kind: NodeView['kind'], parentId: string | null): NodeView {
  return {
    id, kind, parentId, code: id.toUpperCase(), position: 0, weight: 1, scaleCode: null, narrative: 'optional', confidence: null, source: null, item: null, horizon: null,
    texts: { en: { title: id } },
  };
}

const nodes = [
  node('s', 'section', null), node('c1', 'commitment', 's'), node('i1', 'indicator', 'c1'), node('i2', 'indicator', 'c1'),
  node('c2', 'commitment', 's'), node('i3', 'indicator', 'c2'), node('i4', 'indicator', null),
];

describe('the outline of an edition', () => {
  it('puts indicators under their parent, with what is above', () => {
    expect(groupsOf({ nodes }).map((group) => [group.code, group.above.map((up) => up.code), group.indicators.map((i) => i.code)])).toEqual([
      ['C1', ['S'], ['I1', 'I2']], ['C2', ['S'], ['I3']], ['', [], ['I4']],
    ]);
  });

  it('counts what is done', () => {
    expect(progressOf(indicatorsOf({ nodes }), (code) => code === 'I1' || code === 'I4')).toEqual({ done: 2, of: 4 });
  });
});

describe('texts of a standard', () => {
  it('fall back to English, then to any language, and say which', () => {
    expect(textIn({ en: 'a', fr: 'b' }, 'fr')).toEqual({ text: 'b', language: 'fr' });
    expect(textIn({ en: 'a' }, 'fr')).toEqual({ text: 'a', language: 'en' });
    expect(textIn({ it: 'c' }, 'fr')).toEqual({ text: 'c', language: 'it' });
    expect(textIn({}, 'fr')).toBeNull();
  });

  it('name a level, or its code where it has no name', () => {
    const scale = { levels: [{ code: 'full', value: 100, texts: { en: { title: 'Fully' } } }, { code: 'x', value: 0, texts: {} }] } as unknown as ScaleView;
    expect(levelName(scale, 'full', 'fr')).toBe('Fully');
    expect(levelName(scale, 'x', 'en')).toBe('x');
    expect(levelName(null, null, 'en')).toBeNull();
  });
});
