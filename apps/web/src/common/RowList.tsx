import type { ReactNode } from 'react';
import { Box, Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, useMediaQuery, type Theme } from '@mui/material';
import { ListBase, Pagination, useListContext, type RaRecord, type SortPayload } from 'react-admin';
import { Busy } from './Busy.js';
import { PageTitle } from './PageTitle.js';
import { ProblemAlert } from './ProblemAlert.js';

export interface Column<T> {
  key: string;
  label: string;
  cell: (row: T) => ReactNode;
  align?: 'right';
}

interface Props<T> {
  resource: string;
  title: string;
  columns: readonly Column<T>[];
  sort?: SortPayload;
  filter?: Record<string, unknown>;
  empty: ReactNode;
  /** Above the list: filters, buttons. */
  toolbar?: ReactNode;
}

/** A list of the API: a table on wide screens, cards on a phone. The first column is the row's heading and holds its link. */
export function RowList<T extends RaRecord>({ resource, title, columns, sort, filter, empty, toolbar }: Props<T>) {
  return (
    <ListBase<T> resource={resource} sort={sort} filter={filter} perPage={25} storeKey={false} disableSyncWithLocation={false}>
      <PageTitle>{title}</PageTitle>
      {toolbar && <Box sx={{ mb: 2, display: 'flex', flexWrap: 'wrap', gap: 1 }}>{toolbar}</Box>}
      <Rows<T> title={title} columns={columns} empty={empty} />
    </ListBase>
  );
}

function Rows<T extends RaRecord>({ title, columns, empty }: { title: string; columns: readonly Column<T>[]; empty: ReactNode }) {
  const { data, error, isPending, total, refetch, perPage } = useListContext<T>();
  const wide = useMediaQuery<Theme>((theme) => theme.breakpoints.up('md'));
  if (error) return <ProblemAlert error={error} onRetry={() => void refetch()} />;
  if (isPending || !data) return <Busy />;
  if (data.length === 0) return empty;
  return (
    <>
      {wide ? <AsTable title={title} columns={columns} data={data} /> : <AsCards title={title} columns={columns} data={data} />}
      {total !== undefined && total > perPage && <Pagination rowsPerPageOptions={[25, 100]} />}
    </>
  );
}

function AsTable<T extends RaRecord>({ title, columns, data }: { title: string; columns: readonly Column<T>[]; data: readonly T[] }) {
  return (
    <TableContainer component={Paper}>
      <Table aria-label={title}>
        <TableHead>
          <TableRow>{columns.map((column) => <TableCell key={column.key} align={column.align} component="th" scope="col">{column.label}</TableCell>)}</TableRow>
        </TableHead>
        <TableBody>
          {data.map((row) => (
            <TableRow key={row.id} hover>
              {columns.map((column, index) => (
                <TableCell key={column.key} align={column.align} {...(index === 0 ? { component: 'th', scope: 'row', sx: { fontWeight: 600 } } : {})}>{column.cell(row)}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}

function AsCards<T extends RaRecord>({ title, columns, data }: { title: string; columns: readonly Column<T>[]; data: readonly T[] }) {
  const [heading, ...rest] = columns;
  return (
    <Box component="ul" aria-label={title} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.5 }}>
      {data.map((row) => (
        <Paper component="li" key={row.id} sx={{ p: 2 }}>
          <Box sx={{ fontWeight: 600, mb: 0.5 }}>{heading?.cell(row)}</Box>
          <Box component="dl" sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto 1fr', columnGap: 2, rowGap: 0.5, fontSize: '0.9rem' }}>
            {rest.map((column) => (
              <Box key={column.key} sx={{ display: 'contents' }}>
                <Box component="dt" sx={{ color: 'text.secondary' }}>{column.label}</Box>
                <Box component="dd" sx={{ m: 0 }}>{column.cell(row)}</Box>
              </Box>
            ))}
          </Box>
        </Paper>
      ))}
    </Box>
  );
}
