import { Alert, Box, Typography } from '@mui/material';
import { Section } from '../common/Section.js';
import { useT } from '../i18n/index.js';
import { KnownFacts } from '../standards/Known.js';

const order = ['topic', 'founded', 'initiators', 'initiationClass', 'geography', 'members', 'membersAsOf', 'memberUnit', 'categories', 'eligibility', 'structure', 'funding', 'functions', 'furtherFacts', 'furtherFactsConfidence', 'remark', 'site', 'namedIn', 'whereNamed', 'solidarityReading'];

interface Contradiction {
  topic: string;
  values: { value: string; source: string }[];
  note: string;
}

/** Contradictions of the sources, where the facts carry them in the form the reference data has. */
function contradictionsIn(facts: Record<string, unknown>): Contradiction[] {
  const found = facts['contradictions'];
  return Array.isArray(found) ? (found as Contradiction[]).filter((item) => Array.isArray(item?.values)) : [];
}

/** What is known about a network, and where its sources contradict each other. */
export function NetworkFacts({ facts }: { facts: Record<string, unknown> }) {
  const t = useT();
  const against = contradictionsIn(facts);
  const hasFacts = Object.keys(facts).some((key) => key !== 'contradictions');
  return (
    <>
      {hasFacts && <Section title={t('networks.known')}><KnownFacts facts={facts} keys="networks.facts" known={order} without={['contradictions']} /></Section>}
      {against.length > 0 && (
        <Section title={t('networks.contradictions')} intro={t('networks.contradictionsIntro')}>
          <Box sx={{ display: 'grid', gap: 1 }}>
            {against.map(({ topic, values, note }) => (
              <Alert key={topic} severity="info" icon={false}>
                <Typography sx={{ fontWeight: 600 }}>{topic}</Typography>
                <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{values.map(({ value, source }) => <li key={`${value} ${source}`}>{t('networks.said', { value, source })}</li>)}</Box>
                {note && <Typography variant="body2">{note}</Typography>}
              </Alert>
            ))}
          </Box>
        </Section>
      )}
    </>
  );
}
