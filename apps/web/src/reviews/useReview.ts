import { useMemo } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { ReviewView, ScoreView } from '@contracts/reviews';
import { api } from '../api/actions.js';
import { useApi } from '../api/hooks.js';
import { useLater } from '../api/useLater.js';

const key = (id: string) => ['review', id];

export function useReview(id: string) {
  return useApi<ReviewView>(key(id), (signal) => api.review(id, signal));
}

/** Ways to bring what was saved into the review on screen. */
export function useReviewCache(id: string) {
  const client = useQueryClient();
  const later = useLater();
  return useMemo(
    () => ({
      scoreSaved: (saved: ScoreView) => {
        client.setQueryData<ReviewView>(key(id), (review) => review && withScore(review, saved));
        // whether it can be handed in now is the API's to say
        later(() => void client.invalidateQueries({ queryKey: key(id) }));
      },
      replaced: (review: ReviewView) => {
        client.setQueryData<ReviewView>(key(id), review);
        void client.invalidateQueries({ queryKey: ['me'] });
        void client.invalidateQueries({ queryKey: ['reviews'] });
      },
    }),
    [client, id, later],
  );
}

function withScore(review: ReviewView, saved: ScoreView): ReviewView {
  const known = review.scores.some((score) => score.indicatorCode === saved.indicatorCode);
  const scores = known ? review.scores.map((score) => (score.indicatorCode === saved.indicatorCode ? saved : score)) : [...review.scores, saved];
  return { ...review, scores, scored: scores.length };
}
