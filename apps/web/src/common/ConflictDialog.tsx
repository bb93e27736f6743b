import { useEffect, useId, useState, type ReactNode } from 'react';
import { Box, Button, Dialog, DialogActions, DialogContent, DialogContentText, DialogTitle, Paper, TextField, Typography } from '@mui/material';
import { useT } from '../i18n/index.js';

interface Side {
  /** Free text of this version; shown as text, never as markup. */
  text: string;
  /** What else differs (a level, a date), already in words. */
  facts?: ReactNode;
}

interface Props {
  open: boolean;
  mine: Side;
  theirs: Side;
  theirsLabel?: string;
  onKeepMine: () => void;
  onTakeTheirs: () => void;
  /** Given where the two texts can be merged by hand. */
  onSaveEdited?: (text: string) => void;
}

/** A write met a newer version (412): both are shown side by side, the person decides. It cannot be dismissed by accident. */
export function ConflictDialog({ open, mine, theirs, theirsLabel, onKeepMine, onTakeTheirs, onSaveEdited }: Props) {
  const t = useT();
  const title = useId();
  const [edited, setEdited] = useState(mine.text);
  useEffect(() => {
    if (open) setEdited(mine.text);
  }, [open, mine.text]);
  return (
    <Dialog open={open} fullWidth maxWidth="md" aria-labelledby={title}>
      <DialogTitle id={title}>{t('common.conflict.title')}</DialogTitle>
      <DialogContent>
        <DialogContentText sx={{ mb: 2 }}>{t('common.conflict.intro')}</DialogContentText>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}>
          <Version heading={t('common.conflict.mine')} side={mine} />
          <Version heading={theirsLabel ?? t('common.conflict.theirs')} side={theirs} />
        </Box>
        {onSaveEdited && (
          <TextField label={t('common.conflict.edit')} value={edited} onChange={(event) => setEdited(event.target.value)} multiline minRows={3} fullWidth sx={{ mt: 2 }} />
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap', gap: 1, p: 2 }}>
        <Button onClick={onTakeTheirs}>{t('common.conflict.takeTheirs')}</Button>
        <Button onClick={onKeepMine}>{t('common.conflict.keepMine')}</Button>
        {onSaveEdited && <Button variant="contained" onClick={() => onSaveEdited(edited)}>{t('common.conflict.saveEdited')}</Button>}
      </DialogActions>
    </Dialog>
  );
}

function Version({ heading, side }: { heading: string; side: Side }) {
  const t = useT();
  return (
    <Paper component="section" sx={{ p: 2 }}>
      <Typography component="h3" variant="h3" gutterBottom>{heading}</Typography>
      {side.facts && <Box sx={{ mb: 1 }}>{side.facts}</Box>}
      <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{side.text || t('common.conflict.empty')}</Typography>
    </Paper>
  );
}
