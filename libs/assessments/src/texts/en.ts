/** Why something is not possible now, and what to do about it. */
export const en = {
  'assessment-closed': 'The self-assessment closed on {closes}. The secretariat can grant an extension.',
  'assessment-over': 'The cycle has moved on from the self-assessment. The secretariat can grant an extension.',
  unanswered: { one: '{count} question has no answer yet.', other: '{count} questions have no answer yet.' },
  'evidence-missing': { one: 'Evidence is missing for {count} answer.', other: 'Evidence is missing for {count} answers.' },
  'review-not-started': 'The review stage of the cycle has not started.',
  'reply-not-started': 'The reply stage of the cycle has not started.',
  'publication-not-started': 'The publication stage of the cycle has not started.',
  'frozen-for-signature': 'The answers are frozen for the signature. Recall the request to change them.',
  'answers-submitted': 'The self-assessment was submitted on {day}. Ask the secretariat to return it if something must change.',
  'on-hold': 'The dossier is on hold. The secretariat can resume it.',
  withdrawn: 'The dossier was withdrawn from the cycle.',
  'already-signed': 'The self-assessment was signed already, on {day}.',
  'already-so': 'This was done already.',
  'reason-needed': 'Say why',
  'question-open': 'No answer yet',
  'evidence-needed': 'This answer needs evidence',
} as const;
