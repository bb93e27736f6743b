/** Mails in English. The body's paragraphs are divided by an empty line; {action} is the label of the link. */
export const mailEn = {
  'mail.greeting': 'Dear {name},',
  'mail.greeting-unknown': 'Good day,',
  'mail.footer': 'This message was sent by Peerpolis. You need not answer it.',

  'mail.invitation.subject': 'Your invitation to {network}',
  'mail.invitation.body':
    'You are invited to work with {network} as {role}.\n\nPlease choose a password with the link below. It works once, until {until}.',
  'mail.invitation.action': 'Accept the invitation',

  'mail.reset.subject': 'Choose a new password',
  'mail.reset.body':
    'Somebody, probably you, asked for a new password. The link below works once, until {until}.\n\nIf it was not you, do nothing: your password stays as it is.',
  'mail.reset.action': 'Choose a password',

  'mail.enrolled.subject': '{cycle}: the self-assessment of {member} is open',
  'mail.enrolled.body': '{member} takes part in {cycle}. The self-assessment is open until {until}.\n\nYour answers are saved as you write.',
  'mail.enrolled.action': 'Open the self-assessment',

  'mail.signature-requested.subject': '{cycle}: {member} asks for your signature',
  'mail.signature-requested.body': 'The self-assessment of {member} for {cycle} is complete. Please read it and sign it.',
  'mail.signature-requested.action': 'Read and sign',

  'mail.dossier-submitted.subject': '{cycle}: {member} has submitted',
  'mail.dossier-submitted.body': 'The self-assessment of {member} for {cycle} is signed and submitted.',
  'mail.dossier-submitted.action': 'Open the dossier',

  'mail.dossier-returned.subject': '{cycle}: the self-assessment of {member} came back',
  'mail.dossier-returned.body': 'The self-assessment of {member} for {cycle} was returned to you. The reason given:\n\n{reason}',
  'mail.dossier-returned.action': 'Open the self-assessment',

  'mail.review-invited.subject': '{cycle}: you are asked to review a dossier',
  'mail.review-invited.body':
    'You are asked to review {member} in {cycle}, until {until}.\n\nPlease accept, decline, or tell us of a conflict of interest.',
  'mail.review-invited.action': 'Answer the request',

  'mail.review-answered.subject': '{cycle}: a reviewer has answered',
  'mail.review-answered.body': 'A request to review {member} in {cycle} was answered: {answer}.',
  'mail.review-answered.action': 'Open the assignments',

  'mail.moderation-open.subject': '{cycle}: {member} is ready for moderation',
  'mail.moderation-open.body': {
    one: 'All reviews of {member} in {cycle} are in. On {count} indicator the reviewers differ.',
    other: 'All reviews of {member} in {cycle} are in. On {count} indicators the reviewers differ.',
  },
  'mail.moderation-open.action': 'Open the moderation',

  'mail.reply-open.subject': '{cycle}: the findings on {member} are ready',
  'mail.reply-open.body': 'The findings on {member} in {cycle} are ready. You may accept or contest each of them until {until}.',
  'mail.reply-open.action': 'Read the findings',

  'mail.published.subject': '{cycle}: the results of {member} are published',
  'mail.published.body': 'The results of {member} in {cycle} are published.',
  'mail.published.action': 'Read the results',

  'mail.reminder.subject': {
    one: '{cycle}: {count} day left for {task}',
    other: '{cycle}: {count} days left for {task}',
  },
  'mail.reminder.body': 'Please remember {task} for {member} in {cycle}. It is due on {until}.',
  'mail.reminder.action': 'Go on working',

  'mail.digest.subject': { one: '{count} task waits for you', other: '{count} tasks wait for you' },
  'mail.digest.body': 'This is expected of you:\n\n{items}',
  'mail.digest.action': 'Open my work',

  'mail.report-ready.subject': 'Your report is ready',
  'mail.report-ready.body': 'The report "{title}" is ready.',
  'mail.report-ready.action': 'Open the report',
} as const;
