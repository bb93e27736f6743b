import type { EditionFile, FileNode, FileScale, FileText } from './edition-file.js';
import type { Text } from './text.js';

/** An edition ready for use: texts by language throughout, nodes as a flat list in reading order with their parents. */
export interface EditionModel {
  readonly code: string;
  readonly standard: string;
  readonly edition: string;
  readonly status: EditionFile['status'];
  readonly reason: Text | undefined;
  readonly title: Text;
  readonly summary: Text;
  readonly sourceLanguage: string;
  readonly owner: string;
  readonly adopted: EditionFile['adopted'];
  readonly officialLanguages: { readonly codes: readonly string[]; readonly note: Text | undefined; readonly confidence: string };
  readonly source: EditionFile['source'];
  readonly rating: Text;
  readonly rhythm: { readonly text: Text; readonly months: number | undefined };
  readonly notes: readonly Text[];
  readonly scoring: Omit<EditionFile['scoring'], 'note'> & { readonly note: Text | undefined };
  readonly scales: readonly ScaleModel[];
  readonly nodes: readonly NodeModel[];
  /** SHA-256 (hex) of the file's content but for its status; order of keys, comments and layout do not matter. */
  readonly sha256: string;
}

export interface LevelModel {
  readonly code: string;
  readonly position: number;
  readonly title: Text;
  readonly descriptor: Text | undefined;
  readonly number: number | undefined;
  readonly evidenceRequired: boolean;
}

export interface ScaleModel {
  readonly code: string;
  readonly kind: 'levels' | 'number';
  readonly title: Text;
  readonly note: Text | undefined;
  readonly ours: boolean;
  readonly scored: boolean;
  readonly notApplicable: { readonly allowed: boolean; readonly reason: 'required' | 'optional' };
  readonly levels: readonly LevelModel[];
  /** Of a number scale. */
  readonly unit: Text | undefined;
  readonly minimum: number | undefined;
  readonly maximum: number | undefined;
  readonly direction: 1 | -1;
}

export type NodeKind = 'section' | 'commitment' | 'indicator';

export interface NodeModel {
  readonly code: string;
  readonly kind: NodeKind;
  readonly parent: string | undefined;
  /** Place among the children of its parent, from 0. */
  readonly position: number;
  readonly item: string | undefined;
  readonly title: Text;
  readonly text: Text | undefined;
  readonly confidence: string | undefined;
  readonly weight: number;
  /** Of an indicator only. */
  readonly indicator: IndicatorModel | undefined;
  /** Where it stands in the file, for messages. */
  readonly path: readonly (string | number)[];
}

export interface IndicatorModel {
  readonly scale: string | undefined;
  readonly narrative: 'none' | 'optional' | 'required';
  readonly horizon: 'short' | 'mid' | 'long' | undefined;
  readonly guidance: Text | undefined;
  readonly levels: Readonly<Record<string, Text>>;
  readonly examples: readonly Text[];
}

/** Turns a checked file into the model. Pure; no errors. */
export function modelOf(file: EditionFile, sha256: string): EditionModel {
  const text = (value: FileText): Text => (typeof value === 'string' ? { [file.sourceLanguage]: value } : value);
  const maybe = (value: FileText | undefined): Text | undefined => (value === undefined ? undefined : text(value));
  const { standard, edition, status, sourceLanguage, owner, adopted, source } = file;
  return {
    code: `${standard}-${edition}`,
    standard,
    edition,
    status,
    reason: maybe(file.reason),
    title: text(file.title),
    summary: text(file.summary),
    sourceLanguage,
    owner,
    adopted,
    officialLanguages: { ...file.officialLanguages, note: maybe(file.officialLanguages.note) },
    source,
    rating: text(file.rating),
    rhythm: { text: text(file.rhythm.text), months: file.rhythm.months },
    notes: file.notes.map(text),
    scoring: { ...file.scoring, note: maybe(file.scoring.note) },
    scales: file.scales.map((scale) => scaleOf(scale, text, maybe)),
    nodes: flatten(file.nodes, undefined, ['nodes'], text, maybe),
    sha256,
  };
}

type ToText = (value: FileText) => Text;
type ToMaybe = (value: FileText | undefined) => Text | undefined;

function scaleOf(scale: FileScale, text: ToText, maybe: ToMaybe): ScaleModel {
  const common = {
    code: scale.code,
    kind: scale.kind,
    title: text(scale.title),
    note: maybe(scale.note),
    ours: scale.ours,
    scored: scale.scored,
    notApplicable: scale.notApplicable,
  };
  if (scale.kind === 'number') {
    return { ...common, levels: [], unit: text(scale.unit), minimum: scale.minimum, maximum: scale.maximum, direction: scale.direction };
  }
  const levels = scale.levels.map((level, position) => ({
    code: level.code,
    position,
    title: text(level.title),
    descriptor: maybe(level.descriptor),
    number: level.number,
    evidenceRequired: level.evidence === 'required',
  }));
  return { ...common, levels, unit: undefined, minimum: undefined, maximum: undefined, direction: 1 };
}

function flatten(nodes: readonly FileNode[], parent: string | undefined, path: readonly (string | number)[], text: ToText, maybe: ToMaybe): NodeModel[] {
  return nodes.flatMap((node, position): NodeModel[] => {
    const here = [...path, position];
    const common = {
      parent,
      position,
      item: node.item,
      title: text(node.title),
      text: maybe(node.text),
      confidence: node.confidence,
      weight: node.weight,
      path: here,
    };
    if ('indicator' in node) {
      const levels = Object.fromEntries(Object.entries(node.levels ?? {}).map(([level, value]) => [level, text(value)]));
      const indicator: IndicatorModel = {
        scale: node.scale,
        narrative: node.narrative,
        horizon: node.horizon,
        guidance: maybe(node.guidance),
        levels,
        examples: (node.examples ?? []).map(text),
      };
      return [{ ...common, code: node.indicator, kind: 'indicator' as const, indicator }];
    }
    const [code, kind] = 'section' in node ? ([node.section, 'section'] as const) : ([node.commitment, 'commitment'] as const);
    return [{ ...common, code, kind, indicator: undefined }, ...flatten(node.nodes, code, [...here, 'nodes'], text, maybe)];
  });
}

/** All texts of an edition, for counting translations. */
export function textsOf(edition: EditionModel): Text[] {
  const present = (texts: readonly (Text | undefined)[]): Text[] => texts.filter((text): text is Text => text !== undefined);
  return present([
    edition.title,
    edition.summary,
    edition.reason,
    edition.rating,
    edition.rhythm.text,
    ...edition.notes,
    edition.scoring.note,
    edition.officialLanguages.note,
    ...edition.scales.flatMap((scale) => [scale.title, scale.note, scale.unit, ...scale.levels.flatMap((level) => [level.title, level.descriptor])]),
    ...edition.nodes.flatMap((node) => [
      node.title,
      node.text,
      node.indicator?.guidance,
      ...Object.values(node.indicator?.levels ?? {}),
      ...(node.indicator?.examples ?? []),
    ]),
  ]);
}
