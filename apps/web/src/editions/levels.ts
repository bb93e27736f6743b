import type { NodeView, ScaleView } from '@contracts/standards';
import { textIn } from './outline.js';

export interface LevelInWords {
  code: string;
  title: string;
  /** What the level means for this indicator, else on its scale in general. */
  description?: string;
  language?: string;
  evidenceRequired: boolean;
}

/** The levels an indicator can be given, in words; none where its scale has no levels. */
export function levelsInWords(scale: ScaleView | null, node: NodeView, locale: string): LevelInWords[] {
  const own = textIn(node.texts, locale)?.text.levels;
  return (scale?.levels ?? []).map(({ code, texts, evidenceRequired }) => {
    const found = textIn(texts, locale);
    return { code, title: found?.text.title ?? code, description: own?.[code] ?? found?.text.description, language: found?.language, evidenceRequired };
  });
}

/** The same as options whose value is `level:<code>`. */
export function levelOptions(scale: ScaleView | null, node: NodeView, locale: string) {
  return levelsInWords(scale, node, locale).map(({ code, title, description, language }) => ({ value: `level:${code}` as const, title, description, language }));
}
