import { formatDay, formatMoment, type Locale, type Params } from '@peerpolis/platform';
import { type EditionView, type NodeView, type ScaleView } from '@peerpolis/standards';
import { reportTexts, type ReportKey } from '../texts/index.js';
import { type NumberCell } from './blocks.js';

type Texts = Readonly<Record<string, { title: string } | undefined>>;

/** The report's own words, and those of the edition, in one language. */
export class Words {
  private readonly nodes: ReadonlyMap<string, NodeView>;
  private readonly scales: ReadonlyMap<string, ScaleView>;
  /** Decimals in which values on the reporting scale are read. */
  readonly decimals: number;

  constructor(
    readonly locale: Locale,
    readonly edition: EditionView,
    private readonly timeZone: string,
  ) {
    this.nodes = new Map(edition.nodes.map((node) => [node.code, node]));
    this.scales = new Map(edition.scales.map((scale) => [scale.code, scale]));
    this.decimals = edition.method.high - edition.method.low <= 1 ? 3 : 1;
  }

  t(key: ReportKey, params: Params = {}): string {
    return reportTexts.translate(this.locale, key, params);
  }

  /** A word of a closed list, such as `why.no-data`; the code itself where the catalogue does not know it. */
  code(list: 'why' | 'remark' | 'state' | 'method' | 'blind' | 'reply' | 'layer' | 'cycle', code: string): string {
    const key = `${list}.${code}`;
    return reportTexts.has(key) ? reportTexts.translate(this.locale, key) : code;
  }

  day(at: Date): string {
    return formatDay(this.locale, at, this.timeZone);
  }

  moment(at: Date): string {
    return formatMoment(this.locale, at, this.timeZone);
  }

  get standardTitle(): string {
    const titles = this.edition.standardTitle;
    return titles[this.locale] ?? titles.en ?? Object.values(titles)[0] ?? this.edition.standardCode;
  }

  nodeTitle(code: string): string {
    if (code === OVERALL) return this.t('overall');
    return titleOf(this.nodes.get(code)?.texts, this.locale) ?? code;
  }

  /** "P1 Public commitment": code and title. */
  nodeName(code: string): string {
    const title = this.nodeTitle(code);
    return title === code || code === OVERALL ? title : `${code} ${title}`;
  }

  /** Title of a level, the words for something that is no level, or the number that was given. */
  level(code: string, level: string): string {
    const scale = this.scales.get(this.nodes.get(code)?.scaleCode ?? '');
    const known = scale?.levels.find((candidate) => candidate.code === level);
    if (known) return titleOf(known.texts, this.locale) ?? level;
    if (level.trim() !== '' && Number.isFinite(Number(level))) return new Intl.NumberFormat(this.locale, { maximumFractionDigits: MOST_DECIMALS }).format(Number(level));
    return this.code('why', level);
  }

  /** The indicator with the unit its numbers are in. */
  question(code: string): string {
    const unit = this.scales.get(this.nodes.get(code)?.scaleCode ?? '')?.unit;
    return unit ? `${this.nodeName(code)} (${unit})` : this.nodeName(code);
  }

  /** A number as somebody gave it, on an indicator's own scale. */
  given(value: number): NumberCell {
    return { value, decimals: MOST_DECIMALS };
  }

  /** A value on the reporting scale; `why` says what stands in its place. */
  value(value: number | null, why: string | null = null): NumberCell {
    return { value, decimals: this.decimals, fixed: true, otherwise: this.code('why', why ?? 'no-data') };
  }

  share(value: number | null): NumberCell {
    return { value, decimals: 0, percent: true, otherwise: '' };
  }
}

const OVERALL = 'overall';
/** Numbers that people gave are shown as given. */
const MOST_DECIMALS = 6;

function titleOf(texts: Texts | undefined, locale: string): string | undefined {
  const found = texts?.[locale] ?? texts?.en ?? Object.values(texts ?? {})[0];
  return found?.title === '' ? undefined : found?.title;
}
