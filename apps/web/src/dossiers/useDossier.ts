import type { DossierView, EvidenceView, SavedAnswer } from '@contracts/assessments';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../api/actions.js';
import { useApi } from '../api/hooks.js';
import { useLater } from '../api/useLater.js';
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
  const later = useLater();
  return useMemo(() => {
    // what is possible now follows from what is answered and shown
    const refresh = () => later(() => void client.invalidateQueries({ queryKey: key(id) }));
    return {
      answerSaved: (saved: SavedAnswer) => {
        const before = client.getQueryData<DossierView>(key(id));
        client.setQueryData<DossierView>(key(id), (dossier) => dossier && withAnswer(dossier, saved));
        if (before && (before.state === 'enrolled' || before.answered !== saved.answered)) refresh();
      },
      evidenceAdded: (added: EvidenceView) => {
        client.setQueryData<DossierView>(key(id), (dossier) => dossier && { ...dossier, evidence: [...dossier.evidence, added] });
        refresh();
      },
      evidenceRemoved: (gone: string) => {
        client.setQueryData<DossierView>(key(id), (dossier) => dossier && { ...dossier, evidence: dossier.evidence.filter((item) => item.id !== gone) });
        refresh();
      },
      replaced: (dossier: DossierView) => {
        client.setQueryData<DossierView>(key(id), dossier);
        // what is expected of the person has changed with the state
        void client.invalidateQueries({ queryKey: ['me'] });
        void client.invalidateQueries({ queryKey: ['dossiers'] });
      },
    };
  }, [client, id, later]);
}
