import { Box } from '@mui/material';
import { textIn } from '../editions/outline.js';
import { useLocale, useTOr } from '../i18n/index.js';
import { Facts, type Fact } from '../common/Facts.js';

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const languageKey = /^[a-z]{2}$/;
/** Texts by language: every key is a language and every value a text. */
const isTexts = (value: unknown): value is Record<string, string> => isRecord(value) && Object.entries(value).length > 0 && Object.entries(value).every(([key, text]) => languageKey.test(key) && typeof text === 'string');

/** A fact from the reference data, whatever its form: text, number, texts by language, lists, nested facts. Shown as text only. */
export function Known({ value, keys }: { value: unknown; keys: string }) {
  const locale = useLocale();
  const tOr = useTOr();
  if (value === null || value === undefined) return null;
  if (typeof value === 'string') return <>{value}</>;
  if (typeof value === 'number' || typeof value === 'boolean') return <>{String(value)}</>;
  if (isTexts(value)) {
    const found = textIn(value, locale);
    return <span lang={found?.language}>{found?.text}</span>;
  }
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item === 'string')) return <>{value.join(', ')}</>;
    return <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{value.map((item, index) => <li key={index}><Known value={item} keys={keys} /></li>)}</Box>;
  }
  if (!isRecord(value)) return null;
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {Object.entries(value).map(([key, inner]) => <li key={key}>{tOr(`${keys}.${key}`, key)}: <Known value={inner} keys={keys} /></li>)}
    </Box>
  );
}

interface KnownProps {
  facts: Record<string, unknown>;
  keys: string;
  known: readonly string[];
  without?: readonly string[];
  /** Facts that stand before them. */
  before?: readonly Fact[];
}

/** All facts of a record in the order of `known`, then the others; names come from the catalogue below `keys`. */
export function KnownFacts({ facts, keys, known, without = [], before = [] }: KnownProps) {
  const tOr = useTOr();
  const names = [...known.filter((name) => name in facts), ...Object.keys(facts).filter((name) => !known.includes(name))].filter((name) => !without.includes(name));
  const shown = names.map((name): Fact => ({ label: tOr(`${keys}.${name}`, name), value: <Known value={facts[name]} keys={keys} /> }));
  return <Facts facts={[...before, ...shown]} />;
}
