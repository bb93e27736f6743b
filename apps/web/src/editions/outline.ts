import type { EditionView, LevelView, NodeView, ScaleView } from '@contracts/standards';

/** The indicators under one parent, as one page of the workspace shows them. */
export interface Group {
  /** The parent's code; '' for indicators at the top. */
  code: string;
  parent: NodeView | null;
  /** From the top down to (not with) the parent. */
  above: readonly NodeView[];
  indicators: readonly NodeView[];
}

/** Indicators by parent, in display order. */
export function groupsOf(edition: Pick<EditionView, 'nodes'>): Group[] {
  const byId = new Map(edition.nodes.map((node) => [node.id, node]));
  const groups = new Map<string, { parent: NodeView | null; indicators: NodeView[] }>();
  for (const node of edition.nodes) {
    if (node.kind !== 'indicator') continue;
    const key = node.parentId ?? '';
    const group = groups.get(key) ?? { parent: node.parentId === null ? null : (byId.get(node.parentId) ?? null), indicators: [] };
    group.indicators.push(node);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ parent, indicators }) => ({ code: parent?.code ?? '', parent, above: ancestors(parent, byId), indicators }));
}

function ancestors(node: NodeView | null, byId: ReadonlyMap<string, NodeView>): NodeView[] {
  const above: NodeView[] = [];
  let at = node?.parentId ? byId.get(node.parentId) : undefined;
  while (at) {
    above.unshift(at);
    at = at.parentId ? byId.get(at.parentId) : undefined;
  }
  return above;
}

/** Indicators in display order. */
export const indicatorsOf = (edition: Pick<EditionView, 'nodes'>): NodeView[] => edition.nodes.filter((node) => node.kind === 'indicator');

export interface Progress {
  done: number;
  of: number;
}

/** How many of these indicators are done. */
export function progressOf(indicators: readonly NodeView[], done: (code: string) => boolean): Progress {
  return { done: indicators.filter((node) => done(node.code)).length, of: indicators.length };
}

/** The text in the reader's language, else in English, else in any; with the language it is in. */
export function textIn<T>(texts: Record<string, T>, locale: string): { text: T; language: string } | null {
  const language = [locale, 'en', ...Object.keys(texts)].find((candidate) => candidate in texts);
  return language === undefined ? null : { text: texts[language]!, language };
}

export const scaleOf = (edition: Pick<EditionView, 'scales'>, node: NodeView): ScaleView | null =>
  edition.scales.find((scale) => scale.code === node.scaleCode) ?? null;

export const levelOf = (scale: ScaleView | null, code: string | null): LevelView | null => scale?.levels.find((level) => level.code === code) ?? null;

/** Name of a level in the reader's language; its code where it has no name. */
export function levelName(scale: ScaleView | null, code: string | null, locale: string): string | null {
  if (code === null) return null;
  const level = levelOf(scale, code);
  return level ? (textIn(level.texts, locale)?.text.title ?? code) : code;
}
