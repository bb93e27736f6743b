import type { ReactNode } from 'react';
import { Paper, Table, TableBody, TableCell, TableContainer, TableHead, TableRow } from '@mui/material';
import type { Column } from './RowList.js';

interface Props<T> {
  label: string;
  rows: readonly T[];
  rowKey: (row: T) => string;
  columns: readonly Column<T>[];
  size?: 'small' | 'medium';
  caption?: ReactNode;
}

/** A table that is fetched as a whole. The first column names the row; the frame scrolls by keyboard where it is wider than the page. */
export function DataTable<T>({ label, rows, rowKey, columns, size = 'small', caption }: Props<T>) {
  return (
    <TableContainer component={Paper} tabIndex={0} role="region" aria-label={label}>
      <Table size={size} aria-label={label}>
        {caption && <caption>{caption}</caption>}
        <TableHead>
          <TableRow>{columns.map((column) => <TableCell key={column.key} align={column.align} component="th" scope="col">{column.label}</TableCell>)}</TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)}>
              {columns.map((column, index) => (
                <TableCell key={column.key} align={column.align} {...(index === 0 ? { component: 'th', scope: 'row' } : {})}>{column.cell(row)}</TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
