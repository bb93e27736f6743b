import { useId, useState, type ReactNode } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, TextField, Typography, type ButtonProps } from '@mui/material';
import { useT } from '../i18n/index.js';
import { ProblemAlert } from './ProblemAlert.js';

interface Props {
  label: string;
  title: string;
  text: ReactNode;
  /** What the deciding button says; defaults to the label. */
  confirmLabel?: string;
  onConfirm: (reason: string) => Promise<unknown>;
  /** Ask for a reason: not at all, if the person likes, or always. */
  reason?: 'none' | 'optional' | 'required';
  reasonLabel?: string;
  /** Why it cannot be done now. The button stays reachable and says so. */
  whyNot?: string | null;
  danger?: boolean;
  variant?: ButtonProps['variant'];
  startIcon?: ReactNode;
}

/** A button whose deed is confirmed in a dialog; a refusal of the server is shown there and nothing is lost. */
export function ConfirmAction({ label, title, text, confirmLabel, onConfirm, reason = 'none', reasonLabel, whyNot, danger, variant = 'contained', startIcon }: Props) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);
  const [words, setWords] = useState('');
  const [missing, setMissing] = useState(false);

  const confirm = async () => {
    if (reason === 'required' && words.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      await onConfirm(words.trim());
      setOpen(false);
      setWords('');
    } catch (error) {
      setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <Box sx={{ display: 'inline-flex', flexDirection: 'column', alignItems: 'flex-start', gap: 0.5 }}>
      <Button variant={variant} color={danger ? 'error' : 'primary'} startIcon={startIcon} aria-disabled={Boolean(whyNot)} aria-describedby={whyNot ? `${id}-why` : undefined} onClick={() => !whyNot && setOpen(true)} sx={whyNot ? { opacity: 0.75 } : undefined}>
        {label}
      </Button>
      {whyNot && <Typography id={`${id}-why`} variant="body2" color="textSecondary">{whyNot}</Typography>}
      <Dialog open={open} onClose={() => !busy && setOpen(false)} aria-labelledby={`${id}-title`} fullWidth maxWidth="sm">
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent>
          <DialogContentText component="div">{text}</DialogContentText>
          {reason !== 'none' && (
            <TextField
              label={reasonLabel ?? t('common.confirm.reason')}
              required={reason === 'required'}
              value={words}
              onChange={(event) => {
                setWords(event.target.value);
                setMissing(false);
              }}
              error={missing}
              helperText={missing ? t('common.confirm.reasonRequired') : undefined}
              multiline
              minRows={2}
              fullWidth
              sx={{ mt: 2 }}
            />
          )}
          {problem !== null && <ProblemAlert error={problem} />}
        </DialogContent>
        <DialogActions sx={{ p: 2 }}>
          <Button onClick={() => setOpen(false)} disabled={busy}>{t('common.confirm.cancel')}</Button>
          <Button variant="contained" color={danger ? 'error' : 'primary'} loading={busy} onClick={() => void confirm()}>{confirmLabel ?? label}</Button>
        </DialogActions>
      </Dialog>
    </Box>
  );
}
