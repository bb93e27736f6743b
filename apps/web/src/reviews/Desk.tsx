import { useEffect, useMemo, useRef } from 'react';
import { Box, Button, Paper, Typography } from '@mui/material';
import type { DossierView } from '@contracts/assessments';
import type { ReviewView } from '@contracts/reviews';
import type { EditionView } from '@contracts/standards';
import { useSearchParams } from 'react-router';
import { AnswerShown } from '../dossiers/AnswerShown.js';
import { NodeHelp, NodeTitle } from '../editions/NodeText.js';
import { Outline } from '../editions/Outline.js';
import { groupsOf, indicatorsOf } from '../editions/outline.js';
import { useT } from '../i18n/index.js';
import { ScoreEditor } from './ScoreEditor.js';
import { ScoreShown } from './ScoreShown.js';

interface Props {
  review: ReviewView;
  dossier: DossierView;
  edition: EditionView;
}

/** States in which the reviewer writes. */
const writing = ['accepted', 'scoring', 'reopened'];

/** One indicator at a time: what the city says and shows on the left, the own score on the right. */
export function Desk({ review, dossier, edition }: Props) {
  const t = useT();
  const [search, setSearch] = useSearchParams();
  const heading = useRef<HTMLHeadingElement>(null);
  const nodes = useMemo(() => indicatorsOf(edition), [edition]);
  const groups = useMemo(() => groupsOf(edition), [edition]);
  const isDone = (code: string) => review.scores.some((score) => score.indicatorCode === code);
  const start = useRef(nodes.find((node) => !isDone(node.code))?.code ?? nodes[0]?.code);
  const wanted = search.get('q') ?? start.current;
  const index = Math.max(0, nodes.findIndex((node) => node.code === wanted));
  const node = nodes[index];
  useEffect(() => {
    if (search.get('q') === null) return;
    heading.current?.focus();
  }, [search]);
  if (!node) return <Typography>{t('dossiers.noQuestions')}</Typography>;

  const group = groups.find((item) => item.indicators.some((inner) => inner.id === node.id));
  const go = (code: string) => setSearch({ q: code });
  const nextOpen = [...nodes.slice(index + 1), ...nodes.slice(0, index)].find((item) => !isDone(item.code));
  const answer = dossier.answers.find((item) => item.indicatorCode === node.code);
  const evidence = dossier.evidence.filter((item) => item.indicatorCode === node.code);
  const score = review.scores.find((item) => item.indicatorCode === node.code);
  return (
    <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: '260px minmax(0, 1fr)' }, alignItems: 'start' }}>
      <Box sx={{ position: { lg: 'sticky' }, top: 72 }}><Outline groups={groups} current={group?.code ?? ''} isDone={isDone} onGo={go} label={t('dossiers.outline')} /></Box>
      <Box sx={{ minWidth: 0 }}>
        {group?.parent && <NodeTitle node={group.parent} variant="overline" component="p" color="textSecondary" />}
        <Box ref={heading} tabIndex={-1} component="h2" sx={{ m: 0, mb: 1, scrollMarginTop: '80px' }}><NodeTitle node={node} variant="h2" component="span" /></Box>
        <NodeHelp node={node} />
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' }, alignItems: 'start', mt: 2 }}>
          <Paper component="section" aria-labelledby="city-says" sx={{ p: 2 }}>
            <Typography id="city-says" variant="h3" gutterBottom>{t('reviews.citySays')}</Typography>
            <AnswerShown edition={edition} node={node} answer={answer} evidence={evidence} downloads />
            {evidence.length === 0 && <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>{t('reviews.noEvidence')}</Typography>}
          </Paper>
          <Paper component="section" aria-labelledby="own-score" sx={{ p: 2 }}>
            <Typography id="own-score" variant="h3" gutterBottom>{t(review.mine ? 'reviews.yourScore' : 'reviews.theirScore')}</Typography>
            {review.mine && writing.includes(review.state) ? <ScoreEditor key={node.code} review={review} edition={edition} node={node} score={score} /> : <ScoreShown edition={edition} node={node} score={score} />}
          </Paper>
        </Box>
        <Box component="nav" aria-label={t('reviews.pages')} sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', mt: 2, gap: 1 }}>
          <Button disabled={index === 0} onClick={() => go(nodes[index - 1]!.code)}>{t('reviews.previous')}</Button>
          <Typography variant="body2" sx={{ alignSelf: 'center' }}>{t('reviews.place', { index: index + 1, of: nodes.length })}</Typography>
          <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
            {nextOpen && nextOpen.id !== nodes[index + 1]?.id && <Button onClick={() => go(nextOpen.code)}>{t('reviews.nextOpen')}</Button>}
            <Button variant="outlined" disabled={index === nodes.length - 1} onClick={() => go(nodes[index + 1]!.code)}>{t('reviews.next')}</Button>
          </Box>
        </Box>
      </Box>
    </Box>
  );
}
