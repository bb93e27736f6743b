export default {
  title: 'My work',
  expected: 'Expected of you',
  nothing: { title: 'Nothing is expected of you right now', text: 'When a cycle needs you, the task appears here with its date, and a mail tells you.' },
  mandates: 'Your mandates',
  noMandates: 'You have no mandate at the moment. Your secretariat can give you one.',
  mailbox: {
    title: 'Mailbox of the demo',
    intro: 'No mail leaves this demo: everything that would have been sent is here, newest first.',
    empty: { title: 'No mail yet', text: 'Invite somebody, open a cycle or ask for a password link: the mail will appear here.' },
    to: 'To',
    subject: 'Subject',
    sent: 'Sent',
    read: 'Read “%{subject}”',
    list: 'Mails',
  },
  roles: {
    coordinator: 'City coordinator', contributor: 'Contributor', signatory: 'Signatory', reviewer: 'Peer reviewer', moderator: 'Moderator', secretariat: 'Network secretariat', 'assigning-officer': 'Assigning officer', observer: 'Observer', operator: 'Operator',
  },
};
