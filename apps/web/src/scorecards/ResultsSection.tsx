import { Typography } from '@mui/material';
import type { CycleRow } from '@contracts/cycles';
import type { ResultRow } from '@contracts/scorecards';
import type { EditionView } from '@contracts/standards';
import { get } from '../api/client.js';
import { usePublicApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { useT } from '../i18n/index.js';
import { Results } from './Results.js';

interface Props {
  cycle: Pick<CycleRow, 'id' | 'edition' | 'historical' | 'publishedAt'>;
  /** Links lead to the dossiers behind sign-in instead of the public pages. */
  inside?: boolean;
}

/** The results of a cycle side by side, as far as the reader may see them. */
export function ResultsSection({ cycle, inside = false }: Props) {
  const t = useT();
  const results = usePublicApi<ResultRow[]>(['results', cycle.id], (signal) => office.results(cycle.id, signal));
  const edition = usePublicApi<EditionView>(['edition', cycle.edition.id], (signal) => get<EditionView>(`/editions/${cycle.edition.id}`, { signal }).then(({ data }) => data), { staleTime: 3_600_000 });
  const error = results.error ?? edition.error;
  return (
    <Section title={t('scorecards.results.title')} intro={t(cycle.historical ? 'scorecards.results.introHistorical' : cycle.publishedAt ? 'scorecards.results.intro' : 'scorecards.results.introInside')}>
      {error && <ProblemAlert error={error} onRetry={() => void Promise.all([results.refetch(), edition.refetch()])} />}
      {!error && (!results.data || !edition.data) && <Busy />}
      {results.data?.length === 0 && <Typography color="textSecondary">{t(inside ? 'scorecards.results.noneInside' : 'scorecards.results.none')}</Typography>}
      {results.data && results.data.length > 0 && edition.data && <Results rows={results.data} edition={edition.data} historical={cycle.historical} inside={inside} />}
    </Section>
  );
}
