import { useId, useState } from 'react';
import { Box, Button, Collapse, Divider, Paper, Typography } from '@mui/material';
import ExpandMore from '@mui/icons-material/ExpandMore';
import type { EditionView } from '@contracts/standards';
import { NodeTitle } from '../editions/NodeText.js';
import { useT } from '../i18n/index.js';
import { VerdictWords } from '../reviews/ScoreShown.js';
import { LevelsInOrder } from './LevelsInOrder.js';
import type { FindingOfNode } from './sorting.js';

/** Findings that need nobody's decision, folded away. */
export function PassedList({ title, items, edition }: { title: string; items: readonly FindingOfNode[]; edition: EditionView }) {
  const t = useT();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <Paper sx={{ mt: 3, p: 1 }}>
      <Typography component="h2" variant="h3">
        <Button fullWidth onClick={() => setOpen(!open)} aria-expanded={open} aria-controls={id} endIcon={<ExpandMore sx={{ transform: open ? 'rotate(180deg)' : 'none' }} />}>{title}</Button>
      </Typography>
      <Collapse in={open} id={id} unmountOnExit>
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 1 }}>
          {items.map(({ finding, node }, index) => (
            <li key={finding.id}>
              {index > 0 && <Divider sx={{ my: 1.5 }} />}
              <NodeTitle node={node} component="h3" variant="h4" />
              <Typography><strong><VerdictWords edition={edition} node={node} score={finding} /></strong></Typography>
              <LevelsInOrder finding={finding} edition={edition} node={node} />
              {finding.rationale && <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{finding.rationale}</Typography>}
              {finding.dissent && <Typography variant="body2"><strong>{t('findings.dissent')}:</strong> {finding.dissent}</Typography>}
            </li>
          ))}
        </Box>
      </Collapse>
    </Paper>
  );
}
