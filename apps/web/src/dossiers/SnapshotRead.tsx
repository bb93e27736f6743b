import { useMemo } from 'react';
import { Box, Divider, Paper } from '@mui/material';
import type { SnapshotContent } from '@contracts/assessments';
import type { EditionView } from '@contracts/standards';
import { NodeTitle } from '../editions/NodeText.js';
import { groupsOf } from '../editions/outline.js';
import { AnswerShown } from './AnswerShown.js';

/** The whole self-assessment on one page, to read and to print. */
export function SnapshotRead({ content, edition }: { content: SnapshotContent; edition: EditionView }) {
  const groups = useMemo(() => groupsOf(edition), [edition]);
  return groups.map((group) => (
    <Paper component="section" key={group.code} sx={{ p: { xs: 2, sm: 3 }, mb: 2, breakInside: 'avoid-page' }}>
      {group.parent && <NodeTitle node={group.parent} variant="h3" component="h3" gutterBottom />}
      {group.indicators.map((node, index) => (
        <Box key={node.id}>
          {index > 0 && <Divider sx={{ my: 2 }} />}
          <NodeTitle node={node} variant="h4" component="h4" />
          <AnswerShown
            edition={edition}
            node={node}
            answer={content.answers.find((answer) => answer.indicatorCode === node.code)}
            evidence={content.evidence.filter((item) => item.indicatorCode === node.code)}
          />
        </Box>
      ))}
    </Paper>
  ));
}
