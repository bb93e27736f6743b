/** States of a dossier in their order, for filters. */
export const dossierStates = ['enrolled', 'drafting', 'awaiting-signature', 'returned', 'submitted', 'in-review', 'in-moderation', 'in-reply', 'settled', 'published', 'on-hold', 'withdrawn'] as const;
