import { useEffect, useState, type ReactNode } from 'react';
import { Button, TextField } from '@mui/material';
import { useListContext } from 'react-admin';
import { useT } from '../i18n/index.js';
import { EmptyState } from './EmptyState.js';
import { Select, type Choice } from './Select.js';

const pause = 300;

/** Changes one filter of the list around it; an empty value takes it away. */
function useFilter(source: string): [string, (value: string) => void] {
  const { filterValues, setFilters } = useListContext();
  const kept = (filterValues as Record<string, unknown>)[source];
  const set = (value: string) => {
    const { [source]: _, ...rest } = filterValues as Record<string, unknown>;
    setFilters(value === '' ? rest : { ...rest, [source]: value });
  };
  return [typeof kept === 'string' ? kept : '', set];
}

/** Text search of the list around it, asked when the person stops typing. */
export function SearchFilter({ label }: { label: string }) {
  const [kept, set] = useFilter('q');
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  useEffect(() => {
    if (typed === kept) return;
    const timer = setTimeout(() => set(typed), pause);
    return () => clearTimeout(timer);
  }, [typed]);
  return <TextField type="search" label={label} value={typed} onChange={(event) => setTyped(event.target.value)} size="small" fullWidth={false} sx={{ minWidth: 220, width: { xs: '100%', sm: 'auto' } }} />;
}

/** One of a few values, or all. */
export function ChoiceFilter({ source, label, options }: { source: string; label: string; options: readonly Choice[] }) {
  const t = useT();
  const [kept, set] = useFilter(source);
  return <Select label={label} value={options.some(({ value }) => value === kept) ? kept : ''} options={options} onChange={set} none={t('common.list.all')} />;
}

interface EmptyProps {
  title: string;
  text: string;
  action?: ReactNode;
}

/** An empty list: because of its filters, or because there is nothing yet. */
export function EmptyList({ title, text, action }: EmptyProps) {
  const t = useT();
  const { filterValues, setFilters } = useListContext();
  if (Object.keys(filterValues as object).length === 0) return <EmptyState title={title} text={text} action={action} />;
  return <EmptyState title={t('common.list.noMatch')} text={t('common.list.noMatchText')} action={<Button variant="outlined" onClick={() => setFilters({})}>{t('common.list.clear')}</Button>} />;
}
