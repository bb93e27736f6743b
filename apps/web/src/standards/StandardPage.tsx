import { useState } from 'react';
import { Box, Link, Paper, Typography } from '@mui/material';
import type { EditionView, StandardView } from '@contracts/standards';
import { useParams } from 'react-router';
import { useApi } from '../api/hooks.js';
import { office } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { EmptyState } from '../common/EmptyState.js';
import { Facts } from '../common/Facts.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { Select } from '../common/Select.js';
import { textIn } from '../editions/outline.js';
import { useEdition } from '../editions/useEdition.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';
import { EditionTree } from './EditionTree.js';
import { Known, KnownFacts } from './Known.js';

const order = ['summary', 'rating', 'rhythm', 'rhythmMonths', 'notes', 'officialLanguages', 'adoptedOn', 'adoptedConfidence', 'scoringConfidence'];

/** A standard: who owns it, what is known and how surely, and its editions as trees. */
export default function StandardPage() {
  const t = useT();
  const locale = useLocale();
  const { id = '' } = useParams();
  const { data: standard, error, isPending, refetch } = useApi<StandardView>(['standard', id], (signal) => office.standard(id, signal));
  return (
    <>
      {standard && <PageTitle>{textIn(standard.title, locale)?.text ?? standard.code}</PageTitle>}
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && !error && <Busy />}
      {standard && (
        <>
          <Paper sx={{ p: 2 }}>
            <KnownFacts
              facts={standard.facts}
              keys="standards.facts"
              known={order}
              before={[{ label: t('standards.fields.code'), value: standard.code }, { label: t('standards.fields.owner'), value: standard.owner }, { label: t('standards.fields.adopted'), value: standard.adopted }]}
            />
          </Paper>
          <Sources sources={standard.sources} />
          <Editions standard={standard} />
        </>
      )}
    </>
  );
}

function Sources({ sources }: { sources: readonly unknown[] }) {
  const t = useT();
  if (sources.length === 0) return null;
  return (
    <Section title={t('standards.sources')}>
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{sources.map((source, index) => <li key={index}><Source source={source} /></li>)}</Box>
    </Section>
  );
}

function Source({ source }: { source: unknown }) {
  const t = useT();
  if (typeof source !== 'object' || source === null) return <Known value={source} keys="standards.facts" />;
  const { name, url, confidence } = source as { name?: unknown; url?: unknown; confidence?: unknown };
  const title = typeof name === 'string' ? name : String(url ?? '');
  const safe = typeof url === 'string' && /^https?:\/\//.test(url) ? url : null;
  return (
    <>
      {safe ? <Link href={safe} target="_blank" rel="noopener noreferrer nofollow">{title} ({t('dossiers.evidence.newTab')})</Link> : title}
      {typeof confidence === 'string' && <Box component="span" sx={{ color: 'text.secondary' }}> · {t('standards.confidence', { confidence })}</Box>}
    </>
  );
}

function Editions({ standard }: { standard: StandardView }) {
  const t = useT();
  const tOr = useTOr();
  const [chosen, setChosen] = useState(standard.editions.find(({ status }) => status === 'published')?.id ?? standard.editions[0]?.id);
  const row = standard.editions.find(({ id }) => id === chosen);
  const { data: edition, error } = useEdition(chosen);
  if (!row) return <Section title={t('standards.editions')}><EmptyState heading="h3" title={t('standards.noEdition.title')} text={t('standards.noEdition.text')} /></Section>;
  return (
    <Section title={t('standards.editions')}>
      {standard.editions.length > 1 && <Box sx={{ mb: 2 }}><Select label={t('standards.edition')} value={chosen ?? ''} onChange={setChosen} options={standard.editions.map(({ id, label, status }) => ({ value: id, label: `${label} (${tOr(`standards.status.${status}`, status)})` }))} /></Box>}
      <Facts
        facts={[
          { label: t('standards.edition'), value: row.label },
          { label: t('standards.fields.status'), value: tOr(`standards.status.${row.status}`, row.status) },
          { label: t('standards.fields.languages'), value: row.languages.join(', ') },
          { label: t('standards.fields.indicators'), value: row.indicators },
          { label: t('standards.fields.overall'), value: t(row.hasOverall ? 'common.yes' : 'common.no') },
        ]}
      />
      {error && <ProblemAlert error={error} />}
      {!edition && !error && <Busy />}
      {edition && <Method edition={edition} />}
      {edition && <EditionTree edition={edition} />}
    </Section>
  );
}

function Method({ edition }: { edition: EditionView }) {
  const t = useT();
  const { method } = edition;
  const words = (name: 'arithmetic' | 'geometric' | 'none') => t(`scorecards.methods.${name}`);
  return (
    <Typography sx={{ my: 2 }}>
      {t('standards.method', { low: method.low, high: method.high, commitment: words(method.commitment), section: words(method.section), overall: words(method.overall) })}
      {method.coverage !== null && ` ${t('standards.methodCoverage', { share: Math.round(100 * method.coverage) })}`}
    </Typography>
  );
}
