import { useState } from 'react';
import { Button, Link } from '@mui/material';
import type { MembershipView } from '@contracts/networks';
import { ListBase, Pagination, useListContext } from 'react-admin';
import { Link as RouterLink } from 'react-router';
import { useHasRole } from '../api/mandates.js';
import { Busy } from '../common/Busy.js';
import { DataTable } from '../common/DataTable.js';
import { EmptyState } from '../common/EmptyState.js';
import { ProblemAlert } from '../common/ProblemAlert.js';
import { StateChip } from '../common/StateChip.js';
import { useT } from '../i18n/index.js';
import { MembershipDialog } from './MembershipDialog.js';

interface NetworkName {
  id: string;
  name: string;
}

/** Who belongs to a network, in what standing; its secretariat changes both. */
export function Memberships({ network }: { network: NetworkName }) {
  return (
    <ListBase<MembershipView> resource="memberships" filter={{ networkId: network.id }} sort={{ field: 'memberName', order: 'ASC' }} perPage={25} storeKey={false} disableSyncWithLocation>
      <Rows network={network} />
    </ListBase>
  );
}

function Rows({ network }: { network: NetworkName }) {
  const t = useT();
  const { data, error, isPending, total, perPage, refetch } = useListContext<MembershipView>();
  const manages = useHasRole(['secretariat'], network.id);
  const [changing, setChanging] = useState<MembershipView | null>(null);
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending || !data) return <Busy />;
  if (data.length === 0) return <EmptyState heading="h3" title={t('members.noneInNetwork.title')} text={t('members.noneInNetwork.text')} action={manages && <Button component={RouterLink} to="/members/create" variant="contained">{t('members.add')}</Button>} />;
  return (
    <>
      <DataTable
        label={t('members.memberships')}
        rows={data}
        rowKey={({ id }) => id}
        columns={[
          { key: 'member', label: t('members.fields.name'), cell: (row) => <Link component={RouterLink} to={`/members/${row.member.id}`}>{row.member.name}</Link> },
          { key: 'category', label: t('members.fields.category'), cell: (row) => row.category },
          { key: 'standing', label: t('members.fields.standing'), cell: (row) => <StateChip machine="membership" state={row.standing} /> },
          { key: 'since', label: t('members.fields.since'), cell: (row) => row.since ?? t('members.notKnown') },
          ...(manages ? [{ key: 'change', label: t('members.change.column'), cell: (row: MembershipView) => <Button size="small" onClick={() => setChanging(row)} aria-label={t('members.change.of', { name: row.member.name })}>{t('common.edit')}</Button> }] : []),
        ]}
      />
      {total !== undefined && total > perPage && <Pagination rowsPerPageOptions={[25, 100]} />}
      {changing && <MembershipDialog key={changing.id} membership={changing} onClose={() => setChanging(null)} onSaved={() => void refetch()} />}
    </>
  );
}
