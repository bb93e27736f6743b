import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, it, expect } from '@jest/globals';
import ts from 'typescript';

const root = join(import.meta.dirname, '..');
/** Attributes whose value a person reads or hears. */
const spoken = new Set(['label', 'title', 'alt', 'placeholder', 'aria-label', 'aria-description', 'helperText', 'primary', 'secondary', 'text', 'heading', 'caption', 'summary', 'emptyText']);
/** The product's own name is the same in every language. */
const allowed = new Set(['Peerpolis', 'h1', 'h2', 'h3', 'h4']);

/** Literal texts in a TSX source that would reach the screen without going through a catalogue. */
function bareTexts(name: string, source: string): string[] {
  const found: string[] = [];
  const file = ts.createSourceFile(name, source, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TSX);
  const note = (node: ts.Node, text: string) => {
    const words = text.replace(/\s+/g, ' ').trim();
    if (/\p{L}{2}/u.test(words) && !allowed.has(words)) found.push(`${name}:${file.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${words}`);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isJsxText(node)) note(node, node.text);
    if (ts.isJsxAttribute(node) && spoken.has(node.name.getText()) && node.initializer && ts.isStringLiteral(node.initializer)) note(node, node.initializer.text);
    if (ts.isJsxExpression(node) && node.expression && ts.isStringLiteralLike(node.expression) && !ts.isJsxAttribute(node.parent)) note(node, node.expression.text);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

describe('texts on screen', () => {
  it('all come from the catalogues', () => {
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.tsx'));
    expect(files.length).toBeGreaterThan(20);
    expect(files.flatMap((path) => bareTexts(relative(root, join(root, path)), readFileSync(join(root, path), 'utf8')))).toEqual([]);
  });

  it('are found by this check when they are bare', () => {
    expect(bareTexts('x.tsx', '<a title="Go on">{"There"} and back</a>')).toHaveLength(3);
    expect(bareTexts('x.tsx', "<a title={t('x.y')}>{t('a.b')} · </a>")).toEqual([]);
  });
});
