/** Why something about a finding is not possible, and what to do about it. */
export const en = {
  'disputes-open': { one: '{count} of its findings is still disputed.', other: '{count} of its findings are still disputed.' },
  'contests-open': { one: '{count} contested finding is not decided yet.', other: '{count} contested findings are not decided yet.' },
  'level-needs-score': 'Only a scored finding has a level',
  'contest-needs-reason': 'Say why you contest the finding',
  'reply-closed': 'The time to reply is over. Ask the secretariat for an extension.',
  'decided-already': 'This finding was decided and cannot be answered again.',
  'passed-already': 'All reviewers gave the same judgement; there is nothing to settle unless the city contests it.',
  'settled-already': 'This dispute is settled; it opens again only if the city contests the finding in its reply.',
  'not-in-moderation': 'Disputes are settled while the dossier is in moderation; it is not now.',
} as const;
