import { describe, expect, it } from '@jest/globals';
import { BadEditionFile, countTranslated, lintTree, readEdition, textsOf } from '../index.js';

const EDITION = `standard: TOY
edition: '1'
status: published
title: {en: Toy standard, fr: Norme jouet}
summary: A standard of a fictional network.
owner: Nobody
adopted: {text: '2020', confidence: own}
officialLanguages: {codes: [en], confidence: own}
source: {name: nowhere, confidence: own}
rating: The town itself.
rhythm: {text: Yearly., months: 12}
scoring: {overall: none}
scales:
  - code: three
    kind: levels
    title: Three
    ours: true
    levels:
      - {code: low, number: 0, title: Low}
      - {code: high, number: 100, title: High}
nodes:
  - section: A
    title: Part
    nodes:
      - commitment: A1
        title: Duty
        nodes:
          - {indicator: A1.1, title: Question, scale: three}
          - {indicator: A1.2, title: Story, narrative: required}
`;

const problems = (yaml: string): string[] => {
  try {
    readEdition(yaml, 'toy.yaml');
  } catch (error) {
    if (error instanceof BadEditionFile) return error.problems.map((problem) => `${problem.line} ${problem.rule} ${problem.code}`);
    throw error;
  }
  return [];
};
const changed = (from: string, to: string): string[] => {
  expect(EDITION).toContain(from);
  return problems(EDITION.replace(from, to));
};

describe('reading an edition', () => {
  it('finds nothing wrong with a sound file', () => {
    expect(problems(EDITION)).toEqual([]);
  });

  it('counts half-translated texts and lets them pass', () => {
    const texts = textsOf(readEdition(EDITION, 'toy.yaml'));
    expect(countTranslated(texts, 'fr')).toEqual({ present: 1, all: texts.length });
  });

  it.each([
    ['duplicate code of a node', 'indicator: A1.2', 'indicator: A1.1', ['29 duplicate-code A1.1']],
    ['code of a commitment used for an indicator', 'indicator: A1.2', 'indicator: A1', ['29 duplicate-code A1']],
    ['duplicate level', 'code: high', 'code: low', ['14 duplicate-code three']],
    ['level without a number', 'number: 100, ', '', ['14 level-without-number three']],
    ['level outside the reporting scale', 'number: 100', 'number: 101', ['14 level-outside three']],
    ['scale that does not exist', 'scale: three', 'scale: four', ['28 missing-scale A1.1']],
    ['nothing to answer', 'narrative: required', 'narrative: none', ['29 nothing-to-answer A1.2']],
    ['overall score without scores of sections', 'overall: none', 'overall: arithmetic, section: none', ['12 overall-without-sections TOY-1']],
    ['text missing in the source language', 'title: {en: Toy standard, fr: Norme jouet}', 'title: {fr: Norme jouet}', ['1 source-text-missing TOY-1']],
    ['unknown key', 'owner: Nobody', 'owner: Nobody\nowmer: Somebody', ['1 shape ']],
    ['node that is nothing known', 'commitment: A1', 'duty: A1', ['25 shape nodes.0.nodes.0']],
    ['mistyped key in a node', 'title: Duty', 'tittle: Duty', ['25 shape nodes.0.nodes.0.title', '25 shape nodes.0.nodes.0']],
    ['code with a space', 'indicator: A1.2', 'indicator: A1 2', ['29 shape nodes.0.nodes.0.nodes.1.indicator']],
    ['key given twice', 'owner: Nobody', 'owner: Nobody\nowner: Somebody', ['7 yaml ']],
  ])('refuses a %s', (_what, from, to, expected) => {
    expect(changed(from, to)).toEqual(expected);
  });

  it('names all problems of a file at once', () => {
    expect(problems(EDITION.replace('indicator: A1.2', 'indicator: A1.1').replace('number: 100, ', ''))).toHaveLength(2);
  });

  it('keeps its hash over layout and changes it with the content', () => {
    const hash = readEdition(EDITION, 'toy.yaml').sha256;
    expect(readEdition(`# comment\n${EDITION.replace('number: 0, title: Low', 'title: "Low", number: 0')}`, 'toy.yaml').sha256).toBe(hash);
    expect(readEdition(EDITION.replace('Question', 'Other question'), 'toy.yaml').sha256).not.toBe(hash);
  });
});

describe('tree of a flat list', () => {
  const row = (code: string, parent: string | undefined, kind: 'section' | 'commitment' | 'indicator' = 'commitment') => ({ code, kind, parent, path: [] });

  it('finds missing parents, orphans and rings', () => {
    const found = lintTree([row('A', undefined, 'section'), row('B', 'X'), row('C', undefined), row('D', 'E'), row('E', 'D'), row('F', 'D')]);
    expect(found.map((problem) => `${problem.rule} ${problem.code}`)).toEqual(['missing-parent B', 'missing-parent C', 'cycle D', 'cycle E']);
  });
});
