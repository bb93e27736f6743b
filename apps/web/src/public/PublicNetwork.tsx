import { Box, Link, Paper, Typography } from '@mui/material';
import type { PublicNetwork as Shape } from '@contracts/reports';
import { Link as RouterLink, useParams } from 'react-router';
import { Facts } from '../common/Facts.js';
import { Marks } from '../common/Marks.js';
import { Section } from '../common/Section.js';
import { StateChip } from '../common/StateChip.js';
import { useT, useTOr } from '../i18n/index.js';
import type { z } from 'zod';
import { NetworkFacts } from '../networks/NetworkFacts.js';
import { CycleCards } from './CycleCards.js';
import { PublicFrame } from './PublicFrame.js';

type Network = z.infer<typeof Shape>;

/** What a network has published, for everybody. */
export default function PublicNetwork() {
  const { slug = '' } = useParams();
  return (
    <PublicFrame<Network> kind="network" path={`/public/networks/${encodeURIComponent(slug)}`} nameOf={({ name }) => name} marks={({ sandbox }) => <Notes sandbox={sandbox} />}>
      {(network) => <Shown network={network} />}
    </PublicFrame>
  );
}

function Notes({ sandbox }: { sandbox: boolean }) {
  const t = useT();
  if (!sandbox) return null;
  return <Box><Marks sandbox /><Typography sx={{ mt: 1 }}>{t('publicPages.sandboxNote')}</Typography></Box>;
}

function Shown({ network }: { network: Network }) {
  const t = useT();
  const tOr = useTOr();
  return (
    <>
      <Box sx={{ mt: 2 }}><Facts facts={[{ label: t('networks.fields.kind'), value: network.kind }, { label: t('networks.fields.members'), value: network.members.length || null }]} /></Box>
      <Section title={t('publicPages.cycles')}>
        {network.cycles.length === 0 ? <Typography color="textSecondary">{t('publicPages.noCycles')}</Typography> : <CycleCards cycles={network.cycles} />}
      </Section>
      {network.members.length > 0 && (
        <Section title={t('publicPages.members')} intro={t('publicPages.membersIntro')}>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, gridTemplateColumns: { xs: '1fr', sm: 'repeat(2, 1fr)', md: 'repeat(3, 1fr)' } }}>
            {network.members.map((member) => (
              <Paper component="li" key={member.slug} sx={{ p: 1.5, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
                <Link component={RouterLink} to={`/public/members/${member.slug}`}>{member.name}</Link>
                <Typography variant="body2" color="textSecondary">{member.country}{member.category === 'member' ? '' : ` · ${tOr(`members.categories.${member.category}`, member.category)}`}</Typography>
                {member.standing !== 'member' && <StateChip machine="membership" state={member.standing} />}
              </Paper>
            ))}
          </Box>
        </Section>
      )}
      <NetworkFacts facts={network.facts} />
    </>
  );
}
