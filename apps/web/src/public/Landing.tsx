import { Box, Button, Link, Paper, Typography } from '@mui/material';
import type { CycleRow } from '@contracts/cycles';
import type { NetworkRow } from '@contracts/networks';
import { Link as RouterLink } from 'react-router';
import { usePublicApi } from '../api/hooks.js';
import { all } from '../api/secretariat.js';
import { Busy } from '../common/Busy.js';
import { Marks } from '../common/Marks.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { Section } from '../common/Section.js';
import { useDocumentTitle } from '../common/useDocumentTitle.js';
import { useT } from '../i18n/index.js';
import { palette } from '../theme/palette.js';
import { CycleCards } from './CycleCards.js';

const steps = ['assess', 'sign', 'review', 'settle', 'reply', 'publish'] as const;

/** The front page: what this is, what has been published, which networks there are, and the door. */
export default function Landing() {
  const t = useT();
  useDocumentTitle(t('publicPages.landing.tab'));
  return (
    <>
      <Hero />
      <Section title={t('publicPages.landing.how')}>
        <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)', md: 'repeat(3, 1fr)' } }}>
          {steps.map((step, index) => (
            <Paper component="li" key={step} sx={{ p: 2, borderTop: `4px solid ${palette.harbour}` }}>
              <Typography component="p" sx={{ fontWeight: 700 }}>{index + 1}. {t(`publicPages.landing.steps.${step}.title`)}</Typography>
              <Typography color="textSecondary">{t(`publicPages.landing.steps.${step}.text`)}</Typography>
            </Paper>
          ))}
        </Box>
      </Section>
      <Published />
      <Networks />
    </>
  );
}

function Hero() {
  const t = useT();
  return (
    <Box sx={{ bgcolor: palette.harbourDark, color: '#fff', borderRadius: 2, px: { xs: 3, md: 6 }, py: { xs: 4, md: 7 }, position: 'relative', overflow: 'hidden' }}>
      <Skyline />
      <Typography variant="h1" sx={{ fontSize: { xs: '2rem', md: '2.75rem' }, maxWidth: '18ch', mb: 2, position: 'relative' }}>{t('publicPages.landing.title')}</Typography>
      <Typography sx={{ fontSize: { xs: '1.05rem', md: '1.2rem' }, maxWidth: '52ch', mb: 3, position: 'relative' }}>{t('publicPages.landing.lead')}</Typography>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, position: 'relative' }}>
        <Button component={RouterLink} to="/work" variant="contained" size="large" sx={{ bgcolor: palette.amber, color: palette.ink, '&:hover': { bgcolor: '#ffc877' } }}>{t('publicPages.landing.enter')}</Button>
        <Button href="#published" variant="outlined" size="large" sx={{ color: '#fff', borderColor: '#fff' }}>{t('publicPages.landing.see')}</Button>
      </Box>
    </Box>
  );
}

/** Houses that look into one another: the mark of the house, as a row along the water. */
function Skyline() {
  return (
    <Box component="svg" viewBox="0 0 420 220" aria-hidden="true" focusable="false" sx={{ position: 'absolute', right: { md: 24, lg: 48 }, bottom: 0, width: { md: 330, lg: 420 }, display: { xs: 'none', md: 'block' } }}>
      <g fill="none" strokeWidth="7" strokeLinejoin="round">
        <path d="M14 220V120l52-46 52 46v100" stroke="#5b87b8" />
        <path d="M92 220v-84l70-66 70 66v84" stroke={palette.amber} />
        <path d="M204 220V96l52-46 52 46v124" stroke="#ffffff" />
        <path d="M282 220v-70l62-58 62 58v70" stroke="#5b87b8" />
        <path d="M146 220v-44h32v44M240 132h32v30h-32zM328 220v-36h32v36M50 148h32v28H50z" stroke="#ffffff" strokeWidth="5" />
      </g>
    </Box>
  );
}

function Published() {
  const t = useT();
  const { data, error, isPending, refetch } = usePublicApi<CycleRow[]>(['cycles', 'public'], (signal) => all('cycles', {}, signal, { field: 'publishedAt', order: 'DESC' }));
  const published = (data ?? []).filter(({ publishedAt }) => publishedAt !== null).sort((a, b) => Number(a.network.sandbox) - Number(b.network.sandbox));
  return (
    <Box id="published">
      <Section title={t('publicPages.published')}>
        {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
        {isPending && <Busy />}
        {data && published.length === 0 && <Typography color="textSecondary">{t('publicPages.notPublished.text')}</Typography>}
        <CycleCards cycles={published.map((cycle) => ({ ...cycle, standardTitle: cycle.edition.standardTitle }))} />
      </Section>
    </Box>
  );
}

function Networks() {
  const t = useT();
  const { data, error, isPending, refetch } = usePublicApi<NetworkRow[]>(['networks', 'public'], (signal) => all('networks', {}, signal, { field: 'name', order: 'ASC' }));
  return (
    <Section title={t('publicPages.landing.networks')} intro={t('publicPages.landing.networksIntro', { smart_count: data?.length ?? 0 })}>
      {error && <ProblemAlert error={error} onRetry={() => void refetch()} />}
      {isPending && <Busy />}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, columnGap: 4, columns: { sm: 2, md: 3 } }}>
        {(data ?? []).map((network) => (
          <Box component="li" key={network.id} sx={{ py: 0.5, breakInside: 'avoid' }}>
            <Link component={RouterLink} to={`/public/networks/${network.slug}`} sx={{ display: 'inline-block', minHeight: 24 }}>{network.name}</Link> <Marks sandbox={network.sandbox} />
            {network.members > 0 && <Typography component="span" variant="body2" color="textSecondary"> · {t('publicPages.landing.members', { smart_count: network.members })}</Typography>}
          </Box>
        ))}
      </Box>
    </Section>
  );
}
