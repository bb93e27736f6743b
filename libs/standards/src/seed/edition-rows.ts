import { type NodeTexts, type LevelView, type ScoringMethod } from '../contracts.js';
import { type EditionModel, type NodeModel, type ScaleModel } from '../files/edition-model.js';
import { type Text } from '../files/text.js';

/** Rows of the tables `standard`, `edition`, `scale` and `node` for one edition file; ids come from `nextId`. Pure otherwise. */
export interface EditionRows {
  readonly standard: { readonly title: Text; readonly owner: string; readonly adopted: string; readonly facts: object; readonly sources: readonly object[] };
  readonly edition: { readonly label: string; readonly languages: readonly string[]; readonly has_overall: boolean; readonly method: ScoringMethod; readonly rhythm: string | null; readonly source_sha256: string };
  readonly scales: readonly object[];
  readonly nodes: readonly object[];
}

export function editionRows(model: EditionModel, editionId: string, nextId: () => string): EditionRows {
  const { scoring, sourceLanguage } = model;
  const scaleIds = new Map(model.scales.map((scale) => [scale.code, nextId()]));
  const nodeIds = new Map(model.nodes.map((node) => [node.code, nextId()]));
  return {
    standard: {
      title: model.title,
      owner: model.owner,
      adopted: model.adopted.text,
      facts: {
        summary: model.summary,
        rating: model.rating,
        rhythm: model.rhythm.text,
        rhythmMonths: model.rhythm.months,
        notes: model.notes,
        scoringNote: scoring.note,
        scoringConfidence: scoring.confidence,
        adoptedOn: model.adopted.date,
        adoptedConfidence: model.adopted.confidence,
        officialLanguages: model.officialLanguages,
        // Present only where there is nothing to assess, and says why.
        catalogued: model.reason,
      },
      sources: [model.source],
    },
    edition: {
      label: model.edition,
      languages: languagesOf(model),
      has_overall: scoring.overall !== 'none',
      method: {
        commitment: scoring.commitment,
        section: scoring.section,
        overall: scoring.overall,
        coverage: scoring.coverage ?? null,
        low: scoring.reporting.low,
        high: scoring.reporting.high,
      },
      rhythm: model.rhythm.text[sourceLanguage] ?? null,
      source_sha256: model.sha256,
    },
    scales: model.scales.map((scale) => scaleRow(scale, scaleIds.get(scale.code), editionId, sourceLanguage)),
    nodes: model.nodes.map((node) => nodeRow(node, model, { editionId, nodeIds, scaleIds })),
  };
}

/** The source language first, then the others in which the title is there. */
function languagesOf(model: EditionModel): string[] {
  return [model.sourceLanguage, ...Object.keys(model.title).filter((language) => language !== model.sourceLanguage)];
}

function scaleRow(scale: ScaleModel, id: string | undefined, editionId: string, source: string): object {
  const texts = byLanguage(scale.title, { note: scale.note, unit: scale.unit }, source);
  const levels: LevelView[] = scale.levels.map((level) => ({
    code: level.code,
    value: level.number ?? null,
    texts: byLanguage(level.title, { description: level.descriptor }, source),
    evidenceRequired: level.evidenceRequired,
  }));
  return {
    id,
    edition_id: editionId,
    code: scale.code,
    kind: scale.kind,
    minimum: scale.minimum ?? null,
    maximum: scale.maximum ?? null,
    unit: scale.unit?.[source] ?? null,
    levels,
    ours: scale.ours,
    scored: scale.scored,
    direction: scale.direction,
    may_not_apply: scale.notApplicable.allowed,
    texts,
  };
}

interface Keys {
  readonly editionId: string;
  readonly nodeIds: ReadonlyMap<string, string>;
  readonly scaleIds: ReadonlyMap<string, string>;
}

function nodeRow(node: NodeModel, model: EditionModel, { editionId, nodeIds, scaleIds }: Keys): object {
  const { indicator } = node;
  return {
    id: nodeIds.get(node.code),
    edition_id: editionId,
    parent_id: node.parent === undefined ? null : nodeIds.get(node.parent),
    kind: node.kind,
    code: node.code,
    position: node.position,
    weight: node.weight,
    scale_id: indicator?.scale === undefined ? null : scaleIds.get(indicator.scale),
    narrative: indicator?.narrative ?? 'none',
    confidence: node.confidence ?? null,
    source: node.item === undefined ? null : model.source.name,
    texts: nodeTexts(node, model.sourceLanguage),
    facts: { item: node.item, horizon: indicator?.horizon },
  };
}

function nodeTexts(node: NodeModel, source: string): NodeTexts {
  const { indicator } = node;
  const texts: NodeTexts = byLanguage(node.title, { description: node.text, guidance: indicator?.guidance }, source);
  if (!indicator) return texts;
  return Object.fromEntries(
    Object.entries(texts).map(([language, strings]) => {
      const examples = indicator.examples.flatMap((example) => example[language] ?? []);
      const levels = Object.fromEntries(Object.entries(indicator.levels).flatMap(([code, text]) => (text[language] === undefined ? [] : [[code, text[language]]])));
      const extra = {
        ...(examples.length > 0 ? { exampleEvidence: examples.join('\n') } : {}),
        ...(Object.keys(levels).length > 0 ? { levels } : {}),
      };
      return [language, { ...strings, ...extra }];
    }),
  );
}

/**
 * ({ en, fr }, { note: { en } }) → { en: { title, note }, fr: { title } }. A language that has any of the strings has the title too,
 * taken from the source language where it is not translated; every other string falls back when it is read.
 */
function byLanguage<Name extends string>(
  title: Text,
  others: Readonly<Record<Name, Text | undefined>>,
  source: string,
): Record<string, { title: string } & Partial<Record<Name, string>>> {
  const texts = Object.entries<Text | undefined>(others);
  const languages = new Set([title, ...texts.map(([, text]) => text ?? {})].flatMap((text) => Object.keys(text)));
  return Object.fromEntries(
    [...languages].map((language) => {
      const strings = texts.flatMap(([name, text]) => (text?.[language] === undefined ? [] : [[name, text[language]]]));
      const found = Object.fromEntries(strings) as Partial<Record<Name, string>>;
      return [language, { ...found, title: title[language] ?? title[source] ?? '' }];
    }),
  );
}
