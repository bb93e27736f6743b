/** Why a cycle cannot move on now, and the tasks a reminder names. */
export const en = {
  'nobody-to-enrol': 'The network has no current member to enrol.',
  'assessment-past': 'The self-assessment would close at once: its closing date has passed. Change the dates first.',
  'nothing-filed': 'No self-assessment has been submitted yet.',
  'ends-assessment': {
    one: '{count} self-assessment is not submitted, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
    other: '{count} self-assessments are not submitted, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
  },
  'ends-review': {
    one: '{count} dossier is still being reviewed, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
    other: '{count} dossiers are still being reviewed, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
  },
  'ends-moderation': {
    one: '{count} dossier is not settled among the peers, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
    other: '{count} dossiers are not settled among the peers, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
  },
  'ends-reply': {
    one: '{count} city has not finished its reply, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
    other: '{count} cities have not finished their reply, and the stage is open until {closes}. Wait, or give the reason for ending it now.',
  },
  'not-settled': {
    one: '{count} dossier is neither settled, on hold nor withdrawn.',
    other: '{count} dossiers are neither settled, on hold nor withdrawn.',
  },
  'nothing-settled': 'No dossier is settled.',
  'nothing-hidden': 'Nobody is hidden in an open cycle.',
  'stays-hidden': 'The rules of this cycle keep its reviewers hidden for good.',
  'already-revealed': 'The reviewers were revealed already.',
  'task.file': 'Answer the self-assessment of {subject}',
  'task.sign': 'Read and sign the self-assessment of {subject}',
  'task.review': 'Review {subject}',
  'task.moderate': 'Settle what the reviewers disagree about',
  'task.reply': 'Reply to the findings on {subject}',
  'task.publish': 'Publish the results',
  'task.line': '{task} ({cycle}): {until}',
} as const;
