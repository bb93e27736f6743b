import { Box, Paper, Typography } from '@mui/material';
import type { SideView } from '@contracts/findings';
import type { EditionView, NodeView } from '@contracts/standards';
import { useT } from '../i18n/index.js';
import { ScoreShown } from '../reviews/ScoreShown.js';

/** The peers' verdicts side by side. A pseudonym stands for the same peer throughout a dossier, and for nobody elsewhere. */
export function Sides({ sides, edition, node }: { sides: readonly SideView[]; edition: EditionView; node: NodeView }) {
  const t = useT();
  if (sides.length === 0) return null;
  return (
    <Box component="ul" aria-label={t('findings.sides')} sx={{ listStyle: 'none', m: 0, p: 0, mt: 1, display: 'grid', gap: 1, gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 240px), 1fr))' }}>
      {sides.map((side) => (
        <Paper component="li" key={side.pseudonym} sx={{ p: 1.5, bgcolor: 'background.default' }}>
          <Typography variant="body2" color="textSecondary">{side.pseudonym}</Typography>
          <ScoreShown edition={edition} node={node} score={side} />
        </Paper>
      ))}
    </Box>
  );
}
