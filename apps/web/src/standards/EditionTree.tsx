import { Accordion, AccordionDetails, AccordionSummary, Box, Chip, Typography } from '@mui/material';
import ExpandMore from '@mui/icons-material/ExpandMore';
import type { EditionView, NodeView } from '@contracts/standards';
import { levelsInWords } from '../editions/levels.js';
import { NodeHelp, NodeTitle } from '../editions/NodeText.js';
import { groupsOf, scaleOf } from '../editions/outline.js';
import { useLocale, useT, useTOr } from '../i18n/index.js';

/** The tree of an edition with its texts, levels, sources and how sure each is. */
export function EditionTree({ edition }: { edition: EditionView }) {
  const t = useT();
  const groups = groupsOf(edition);
  if (groups.length === 0) return <Typography color="textSecondary">{t('standards.emptyEdition')}</Typography>;
  return (
    <>
      {groups.map((group, index) => {
        const section = group.above.at(-1);
        const isNew = section && groups[index - 1]?.above.at(-1)?.id !== section.id;
        return (
          <Box key={group.code || 'top'}>
            {isNew && <Box sx={{ mt: 3, mb: 1 }}><NodeTitle node={section} component="h3" variant="h3" /><Mark node={section} /></Box>}
            <Accordion disableGutters slotProps={{ heading: { component: isNew || section ? 'h4' : 'h3' } }}>
              <AccordionSummary expandIcon={<ExpandMore />}>
                <Box>
                  {group.parent ? <NodeTitle node={group.parent} component="span" sx={{ fontWeight: 600 }} /> : <Typography component="span">{t('dossiers.questions')}</Typography>}
                  <Typography component="span" variant="body2" color="textSecondary" sx={{ display: 'block' }}>{t('standards.indicators', { smart_count: group.indicators.length })}</Typography>
                </Box>
              </AccordionSummary>
              <AccordionDetails>
                {group.parent && <><NodeHelp node={group.parent} /><Mark node={group.parent} /></>}
                {group.indicators.map((node) => <Indicator key={node.id} node={node} edition={edition} />)}
              </AccordionDetails>
            </Accordion>
          </Box>
        );
      })}
    </>
  );
}

function Indicator({ node, edition }: { node: NodeView; edition: EditionView }) {
  const t = useT();
  const locale = useLocale();
  const scale = scaleOf(edition, node);
  const levels = levelsInWords(scale, node, locale);
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', py: 2 }}>
      <NodeTitle node={node} component="p" sx={{ fontWeight: 600 }} />
      <NodeHelp node={node} />
      {levels.length > 0 && (
        <>
          <Typography sx={{ fontWeight: 600 }}>{t('standards.levels')}</Typography>
          <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
            {levels.map((level) => <Box component="li" key={level.code} lang={level.language}>{level.title}{level.description ? `: ${level.description}` : ''}</Box>)}
          </Box>
        </>
      )}
      {scale?.kind === 'number' && <Typography variant="body2">{t('standards.numberScale', { minimum: scale.minimum ?? '–', maximum: scale.maximum ?? '–', unit: scale.unit ?? '' })}</Typography>}
      {!scale && <Typography variant="body2">{t('standards.toldOnly')}</Typography>}
      {scale?.ours && <Chip size="small" variant="outlined" label={t('standards.oursScale')} sx={{ mt: 0.5 }} />}
      <Mark node={node} />
    </Box>
  );
}

/** Where a text comes from and how sure it is. */
function Mark({ node }: { node: NodeView }) {
  const t = useT();
  const tOr = useTOr();
  const parts = [
    node.item ? t('standards.item', { item: node.item }) : null,
    node.confidence ? t('standards.confidence', { confidence: tOr(`standards.confidences.${node.confidence}`, node.confidence) }) : null,
    node.source ? t('standards.source', { source: node.source }) : null,
  ].filter(Boolean);
  return parts.length > 0 ? <Typography variant="caption" component="p" color="textSecondary">{parts.join(' · ')}</Typography> : null;
}
