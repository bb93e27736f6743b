import { useState } from 'react';
import { Box, Button, Collapse, Link, Paper } from '@mui/material';
import ExpandMore from '@mui/icons-material/ExpandMore';
import type { DossierView } from '@contracts/assessments';
import type { EditionView } from '@contracts/standards';
import { textIn } from '../../editions/outline.js';
import { useLocale, useT } from '../../i18n/index.js';

/** The questions still without an answer, each a way to it. */
export function Unanswered({ dossier, edition, onGo }: { dossier: DossierView; edition: EditionView; onGo: (code: string) => void }) {
  const t = useT();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const nodes = edition.nodes.filter((node) => dossier.unanswered.includes(node.code));
  return (
    <Paper sx={{ p: 1, mt: 2 }}>
      <Button fullWidth onClick={() => setOpen(!open)} aria-expanded={open} aria-controls="unanswered-list" endIcon={<ExpandMore sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}>
        {t('dossiers.unanswered', { smart_count: nodes.length })}
      </Button>
      <Collapse in={open} id="unanswered-list">
        <Box component="ul" sx={{ m: 0, pl: 2.5, py: 1, maxHeight: 320, overflow: 'auto' }}>
          {nodes.map((node) => (
            <Box component="li" key={node.id} sx={{ py: 0.5 }}>
              <Link component="button" type="button" onClick={() => onGo(node.code)} sx={{ textAlign: 'left', verticalAlign: 'baseline', minHeight: 24 }}>
                {node.code} {textIn(node.texts, locale)?.text.title}
              </Link>
            </Box>
          ))}
        </Box>
      </Collapse>
    </Paper>
  );
}
