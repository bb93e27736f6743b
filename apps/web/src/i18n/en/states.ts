export default {
  cycle: { draft: 'Draft', 'self-assessment': 'Self-assessment', review: 'Peer review', moderation: 'Moderation', reply: 'Reply', publication: 'Publication', 'follow-up': 'Follow-up', closed: 'Closed' },
  dossier: {
    enrolled: 'Enrolled', drafting: 'Being written', 'awaiting-signature': 'Waiting for signature', submitted: 'Submitted', returned: 'Returned', 'in-review': 'In review',
    'in-moderation': 'In moderation', 'in-reply': 'Waiting for the reply', settled: 'Settled', published: 'Published', 'on-hold': 'On hold', withdrawn: 'Withdrawn',
  },
  review: { proposed: 'Proposed', invited: 'Invited', accepted: 'Accepted', declined: 'Declined', conflicted: 'Conflict of interest', scoring: 'Being scored', submitted: 'Submitted', reopened: 'Reopened', settled: 'Settled', replaced: 'Replaced' },
  finding: { passed: 'All reviewers agreed', disputed: 'Disputed', settled: 'Settled' },
  dispute: { open: 'Open', proposed: 'Settlement proposed', agreed: 'Agreed', 'decided-by-panel': 'Decided by the panel' },
  reply: { open: 'No reply yet', accepted: 'Accepted', contested: 'Contested', silent: 'No reply given', upheld: 'Upheld', changed: 'Changed' },
  membership: { candidate: 'Candidate', member: 'Member', reminded: 'Reminded', grace: 'Grace period', 'on-hold': 'On hold', left: 'Left' },
  job: { queued: 'Waiting', active: 'Working', done: 'Done', failed: 'Failed', cancelled: 'Stopped' },
};
