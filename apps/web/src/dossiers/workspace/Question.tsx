import type { ReactNode } from 'react';
import { Box, Chip, Paper } from '@mui/material';
import type { AnswerView, DossierView, EvidenceView } from '@contracts/assessments';
import type { EditionView, NodeView } from '@contracts/standards';
import { NodeHelp, NodeTitle } from '../../editions/NodeText.js';
import { levelOf, scaleOf } from '../../editions/outline.js';
import { useT } from '../../i18n/index.js';
import { AnswerEditor } from './AnswerEditor.js';
import { EvidenceEditor } from './EvidenceEditor.js';

interface Props {
  dossier: DossierView;
  edition: EditionView;
  node: NodeView;
  answer: AnswerView | undefined;
  evidence: readonly EvidenceView[];
  editable: boolean;
  /** What is shown where it cannot be edited. */
  children: ReactNode;
}

/** One indicator: what is asked, the answer, and what shows it. */
export function Question({ dossier, edition, node, answer, evidence, editable, children }: Props) {
  const t = useT();
  const needsEvidence = levelOf(scaleOf(edition, node), answer?.level ?? null)?.evidenceRequired === true;
  return (
    <Paper component="article" id={`question-${node.code}`} tabIndex={-1} aria-labelledby={`title-${node.code}`} sx={{ p: { xs: 2, sm: 3 }, scrollMarginTop: '72px' }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'flex-start', mb: 1 }}>
        <NodeTitle node={node} variant="h3" component="h3" id={`title-${node.code}`} sx={{ flexGrow: 1, flexBasis: '60%' }} />
        {needsEvidence && evidence.length === 0 && <Chip size="small" variant="outlined" label={t('dossiers.evidence.required')} />}
      </Box>
      <NodeHelp node={node} />
      {editable ? (
        <>
          <AnswerEditor dossierId={dossier.id} edition={edition} node={node} answer={answer} />
          <EvidenceEditor dossierId={dossier.id} node={node} evidence={evidence} needed={needsEvidence} />
        </>
      ) : (
        <Box sx={{ mt: 1 }}>{children}</Box>
      )}
    </Paper>
  );
}
