import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, it, expect } from '@jest/globals';
import en from './en/index.js';
import fr from './fr/index.js';

type Tree = { [key: string]: string | Tree };

function flatten(tree: Tree, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const placeholders = (text: string) => [...new Set(text.match(/%\{\w+\}/g) ?? [])].sort();
const english = flatten(en as Tree);
const others: [string, Map<string, string>][] = [['fr', flatten(fr as Tree)]];

describe.each(others)('the %s catalogue', (_name, other) => {
  it('has exactly the keys of the English one', () => {
    expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('keeps every placeholder', () => {
    const broken = [...english].filter(([key, text]) => placeholders(text).join() !== placeholders(other.get(key) ?? '').join());
    expect(broken.map(([key]) => key)).toEqual([]);
  });

  it('has both plural forms wherever English has them', () => {
    const broken = [...english].filter(([key, text]) => text.split('||||').length !== (other.get(key) ?? '').split('||||').length);
    expect(broken.map(([key]) => key)).toEqual([]);
  });

  it('translates sentences instead of copying them', () => {
    const copied = [...english].filter(([key, text]) => text.split(' ').length > 4 && other.get(key) === text);
    expect(copied.map(([key]) => key)).toEqual([]);
  });
});

it('leaves no text empty', () => {
  for (const [, catalogue] of [['en', english] as const, ...others]) {
    expect([...catalogue].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  }
});

it('has words for every problem the API can name', () => {
  // read as text: the web may not import the server's side
  const source = readFileSync(join(import.meta.dirname, '../../../../libs/platform/src/http/problem-catalogue.ts'), 'utf8');
  const codes = [...source.matchAll(/^ {2}'?([a-z-]+)'?: \{ status:/gm)].map((match) => match[1]!);
  expect(codes).toContain('wrong-state');
  expect(codes.filter((code) => !(code in en.problem.codes))).toEqual([]);
});
