import type { DossierView, EvidenceView, SavedAnswer } from '@contracts/assessments';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { api } from '../api/actions.js';
import { useApi } from '../api/hooks.js';
import { useEdition } from '../editions/useEdition.js';
import { withAnswer } from './answers.js';

const key = (id: string) => ['dossier', id];

/** A dossier and the edition it answers. */
export function useDossier(id: string) {
  const dossier = useApi<DossierView>(key(id), (signal) => api.dossier(id, signal));
  const edition = useEdition(dossier.data?.editionId);
  return {
    dossier: dossier.data,
    edition: edition.data,
    error: dossier.error ?? edition.error,
    refetch: () => void Promise.all([dossier.refetch(), edition.refetch()]),
  };
}

/** Ways to bring what was saved into the dossier on screen without fetching it whole again. */
export function useDossierCache(id: string) {
  const client = useQueryClient();
  const later = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(later.current), []);
  return useMemo(
    () => ({
      answerSaved: (saved: SavedAnswer) => {
        const before = client.getQueryData<DossierView>(key(id));
        client.setQueryData<DossierView>(key(id), (dossier) => dossier && withAnswer(dossier, saved));
        // state and what is possible now follow from the first answer and from the number of answers
        if (before && (before.state === 'enrolled' || before.answered !== saved.answered)) {
          clearTimeout(later.current);
          later.current = setTimeout(() => void client.invalidateQueries({ queryKey: key(id) }), 600);
        }
      },
      evidenceAdded: (added: EvidenceView) => client.setQueryData<DossierView>(key(id), (dossier) => dossier && { ...dossier, evidence: [...dossier.evidence, added] }),
      evidenceRemoved: (gone: string) =>
        client.setQueryData<DossierView>(key(id), (dossier) => dossier && { ...dossier, evidence: dossier.evidence.filter((item) => item.id !== gone) }),
      replaced: (dossier: DossierView) => {
        client.setQueryData<DossierView>(key(id), dossier);
        // what is expected of the person has changed with the state
        void client.invalidateQueries({ queryKey: ['me'] });
        void client.invalidateQueries({ queryKey: ['dossiers'] });
      },
    }),
    [client, id],
  );
}
