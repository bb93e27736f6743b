import { Box, Button, Dialog, DialogActions, DialogContent, DialogTitle, Table, TableBody, TableCell, TableContainer, TableHead, TableRow, Typography } from '@mui/material';
import type { ScoreLine } from '@contracts/scorecards';
import { useLocale, useT, useTOr } from '../i18n/index.js';
import { useNumber } from './format.js';

interface Props {
  line: ScoreLine;
  title: string;
  layer: string;
  titleOf: (code: string) => string;
  decimals: number;
  onClose: () => void;
}

/** How one number came about: what went in with which weight, what was left out and why. */
export function Arithmetic({ line, title, layer, titleOf, decimals, onClose }: Props) {
  const t = useT();
  const tOr = useTOr();
  const locale = useLocale();
  const number = useNumber(decimals);
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const counted = line.terms.filter(({ value }) => value !== null);
  const left = line.terms.filter(({ value }) => value === null);
  const why = line.why ? tOr(`scorecards.why.${line.why}`, line.why) : '';
  const name = (code: string, index: number) => (line.method === 'median' ? t('scorecards.peerNumber', { number: index + 1 }) : titleOf(code));
  return (
    <Dialog open onClose={onClose} aria-labelledby="arithmetic-title" fullWidth maxWidth="sm">
      <DialogTitle id="arithmetic-title">{title}</DialogTitle>
      <DialogContent>
        <Typography color="textSecondary">{layer}</Typography>
        <Typography sx={{ fontSize: '1.75rem', fontWeight: 700, my: 1 }}>{line.value === null ? t('scorecards.withheld') : number(line.value)}</Typography>
        {line.value === null && why && <Typography>{why}</Typography>}
        {line.method && <Typography sx={{ mt: 1 }}>{tOr(`scorecards.methodText.${line.method}`, line.method)}</Typography>}
        {line.coverage !== null && <Typography sx={{ mt: 1 }}>{t('scorecards.coverage', { share: share.format(line.coverage) })}</Typography>}
        {line.kind === 'indicator' && line.terms.length === 0 && line.value !== null && <Typography>{t(`scorecards.direct.${line.layer}`)}</Typography>}
        {counted.length > 0 && (
          <TableContainer sx={{ mt: 2 }} tabIndex={0} role="region" aria-label={t('scorecards.terms')}>
            <Table size="small" aria-label={t('scorecards.terms')}>
              <TableHead>
                <TableRow>
                  <TableCell component="th" scope="col">{t('scorecards.part')}</TableCell>
                  <TableCell component="th" scope="col" align="right">{t('scorecards.value')}</TableCell>
                  {line.method !== 'median' && <TableCell component="th" scope="col" align="right">{t('scorecards.weight')}</TableCell>}
                  {line.method === 'arithmetic' && <TableCell component="th" scope="col" align="right">{t('scorecards.product')}</TableCell>}
                  {line.method === 'geometric' && <TableCell component="th" scope="col" align="right">{t('scorecards.power')}</TableCell>}
                </TableRow>
              </TableHead>
              <TableBody>
                {counted.map((term, index) => (
                  <TableRow key={`${term.code} ${index}`}>
                    <TableCell component="th" scope="row">{name(term.code, index)}</TableCell>
                    <TableCell align="right">{number(term.value ?? 0)}</TableCell>
                    {line.method !== 'median' && <TableCell align="right">{share.format(term.weight)}</TableCell>}
                    {line.method === 'arithmetic' && <TableCell align="right">{number((term.value ?? 0) * term.weight)}</TableCell>}
                    {line.method === 'geometric' && <TableCell align="right">{number((term.value ?? 0) ** term.weight)}</TableCell>}
                  </TableRow>
                ))}
                {line.value !== null && (line.method === 'arithmetic' || line.method === 'geometric') && (
                  <TableRow>
                    <TableCell component="th" scope="row" colSpan={3} sx={{ fontWeight: 700 }}>{t(line.method === 'arithmetic' ? 'scorecards.sum' : 'scorecards.productOfAll')}</TableCell>
                    <TableCell align="right" sx={{ fontWeight: 700 }}>{number(line.value)}</TableCell>
                  </TableRow>
                )}
              </TableBody>
            </Table>
          </TableContainer>
        )}
        {left.length > 0 && (
          <>
            <Typography sx={{ fontWeight: 600, mt: 2 }}>{t('scorecards.leftOut')}</Typography>
            <Box component="ul" sx={{ m: 0, pl: 2.5 }}>{left.map((term) => <li key={term.code}>{titleOf(term.code)}: {tOr(`scorecards.why.${term.note ?? 'no-data'}`, term.note ?? '')}</li>)}</Box>
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ p: 2 }}><Button onClick={onClose}>{t('common.close')}</Button></DialogActions>
    </Dialog>
  );
}
