import { useState } from 'react';
import { Alert, Box, Button, Typography } from '@mui/material';
import { useNotify } from 'react-admin';
import { Link, useParams } from 'react-router';
import { api } from '../api/actions.js';
import { Busy } from '../common/Busy.js';
import { ConfirmAction } from '../common/ConfirmAction.js';
import { Deadline } from '../common/Deadline.js';
import { EmptyState } from '../common/EmptyState.js';
import { PageTitle } from '../common/PageTitle.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { useDossier } from '../dossiers/useDossier.js';
import { useT } from '../i18n/index.js';
import { ReplyCard } from './ReplyCard.js';
import { awaitsReply, inOrder, type FindingOfNode } from './sorting.js';
import { useFindings, useFindingsCache } from './useFindings.js';

/** For the city: the findings, each to accept or to contest; for others who may see them, to read. */
export default function ReplyPage() {
  const t = useT();
  const { id = '' } = useParams();
  const { dossier, edition, error } = useDossier(id);
  const findings = useFindings(id);
  const failed = error ?? findings.error;
  const all = edition && findings.data ? inOrder(findings.data, edition.nodes) : [];
  const may = dossier?.may.reply === true;
  return (
    <>
      {dossier && <PageTitle>{t(may ? 'findings.reply.title' : 'findings.reply.readTitle', { name: dossier.name })}</PageTitle>}
      {failed && <ProblemAlert error={failed} onRetry={() => void findings.refetch()} />}
      {!failed && (!dossier || !edition || !findings.data) && <Busy />}
      {dossier && edition && findings.data && (
        <>
          {may && <Typography sx={{ maxWidth: '75ch', mb: 1 }}>{t('findings.reply.intro')}</Typography>}
          {may && <Typography variant="body2" sx={{ mb: 2 }}><Deadline at={dossier.dueAt} timeZone={dossier.timeZone} /></Typography>}
          {may && <Open dossierId={id} items={all} />}
          {all.length === 0 && <EmptyState text={t('findings.none')} />}
          <Box sx={{ display: 'grid', gap: 2 }}>
            {all.map(({ finding, node }) => <ReplyCard key={finding.id} dossierId={id} edition={edition} node={node} finding={finding} editable={may} />)}
          </Box>
          <Box sx={{ mt: 3 }}><Button component={Link} to={`/dossiers/${id}`}>{t('findings.toDossier')}</Button></Box>
        </>
      )}
    </>
  );
}

function Open({ dossierId, items }: { dossierId: string; items: readonly FindingOfNode[] }) {
  const t = useT();
  const notify = useNotify();
  const { replaced } = useFindingsCache(dossierId);
  const [done, setDone] = useState(0);
  const left = items.filter(({ finding }) => awaitsReply(finding));
  const acceptRest = async () => {
    setDone(0);
    // one after the other: each is a reply of its own, and a refusal stops at the right place
    for (const { finding } of left) {
      replaced(await api.reply(finding, { state: 'accepted', reason: '' }));
      setDone((count) => count + 1);
    }
    notify(t('findings.reply.thanks'), { type: 'success' });
  };
  return (
    <Alert severity={left.length === 0 ? 'success' : 'info'} role="status" sx={{ mb: 2 }}>
      <Typography sx={{ mb: left.length === 0 ? 0 : 1 }}>{left.length === 0 ? t('findings.reply.complete') : t('findings.reply.left', { smart_count: left.length })}</Typography>
      {left.length > 1 && <ConfirmAction variant="outlined" label={t('findings.reply.acceptRest', { smart_count: left.length })} title={t('findings.reply.acceptRest', { smart_count: left.length })} text={done > 0 ? t('findings.reply.accepting', { done, of: done + left.length }) : t('findings.reply.acceptRestText')} onConfirm={acceptRest} />}
    </Alert>
  );
}
