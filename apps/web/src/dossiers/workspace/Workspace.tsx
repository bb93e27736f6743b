import { useEffect, useMemo, useRef } from 'react';
import { Box, Button, Typography } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import type { EditionView } from '@contracts/standards';
import { useSearchParams } from 'react-router';
import { EmptyState } from '../../common/EmptyState.js';
import { NodeHelp, NodeTitle } from '../../editions/NodeText.js';
import { groupsOf, indicatorsOf } from '../../editions/outline.js';
import { useT } from '../../i18n/index.js';
import { AnswerShown } from '../AnswerShown.js';
import { Outline } from '../../editions/Outline.js';
import { Question } from './Question.js';
import { Unanswered } from './Unanswered.js';

interface Props {
  dossier: DossierView;
  edition: EditionView;
}

/** The questions of a dossier, one commitment at a time, beside the outline with its progress. */
export function Workspace({ dossier, edition }: Props) {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const groups = useMemo(() => groupsOf(edition), [edition]);
  const heading = useRef<HTMLHeadingElement>(null);
  const start = useRef(dossier.unanswered[0] ?? indicatorsOf(edition)[0]?.code);
  const wanted = search.get('q') ?? start.current;
  const index = Math.max(0, groups.findIndex((group) => group.indicators.some((node) => node.code === wanted)));
  const group = groups[index];

  // following a link to a question puts the reader there, not at the top of the page
  useEffect(() => {
    const asked = search.get('q');
    if (asked === null) return;
    const target = search.get('top') === null ? document.getElementById(`question-${asked}`) : heading.current;
    target?.focus();
    target?.scrollIntoView({ block: 'start' });
  }, [search]);

  if (!group) return <EmptyState text={t('dossiers.noQuestions')} />;
  const go = (code: string, top = false) => setSearch(top ? { q: code, top: '1' } : { q: code });
  const isDone = (code: string) => !dossier.unanswered.includes(code);
  const write = dossier.may.write;
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '300px minmax(0, 1fr)' }, alignItems: 'start' }}>
      <Box sx={{ position: { lg: 'sticky' }, top: 72 }}>
        <Outline groups={groups} current={group.code} isDone={isDone} onGo={(code) => go(code, true)} label={t('dossiers.outline')} />
        {write && dossier.unanswered.length > 0 && <Unanswered dossier={dossier} edition={edition} onGo={(code) => go(code)} />}
      </Box>
      <Box component="section" aria-labelledby="group-heading" sx={{ minWidth: 0 }}>
        {group.above.map((node) => <NodeTitle key={node.id} node={node} variant="overline" component="p" color="textSecondary" />)}
        <Box ref={heading} tabIndex={-1} id="group-heading" component="h2" sx={{ m: 0, mb: 1, scrollMarginTop: '80px' }}>
          {group.parent ? <NodeTitle node={group.parent} variant="h2" component="span" /> : <Typography variant="h2" component="span">{t('dossiers.questions')}</Typography>}
        </Box>
        {group.parent && <NodeHelp node={group.parent} />}
        <Box sx={{ display: 'grid', gap: 2, mt: 2 }}>
          {group.indicators.map((node) => {
            const answer = dossier.answers.find((item) => item.indicatorCode === node.code);
            const evidence = dossier.evidence.filter((item) => item.indicatorCode === node.code);
            return (
              <Question key={node.id} dossier={dossier} edition={edition} node={node} answer={answer} evidence={evidence} editable={write}>
                <AnswerShown edition={edition} node={node} answer={answer} evidence={evidence} downloads />
              </Question>
            );
          })}
        </Box>
        <Box component="nav" aria-label={t('dossiers.pages')} sx={{ display: 'flex', justifyContent: 'space-between', mt: 2, gap: 1 }}>
          <Button disabled={index === 0} onClick={() => go(groups[index - 1]!.indicators[0]!.code, true)}>{t('dossiers.previous')}</Button>
          <Button variant="outlined" disabled={index === groups.length - 1} onClick={() => go(groups[index + 1]!.indicators[0]!.code, true)}>{t('dossiers.next')}</Button>
        </Box>
      </Box>
    </Box>
  );
}
