export default {
  cycles: { name: 'Cycle |||| Cycles' },
  dossiers: { name: 'Self-assessment |||| Self-assessments' },
  reviews: { name: 'Review |||| Reviews' },
  findings: { name: 'Finding |||| Findings' },
  standards: { name: 'Standard |||| Standards' },
  networks: { name: 'Network |||| Networks' },
  members: { name: 'Member |||| Members' },
  people: { name: 'Person |||| People' },
  reports: { name: 'Report |||| Reports' },
  jobs: { name: 'Job |||| Jobs' },
  memberships: { name: 'Membership |||| Memberships' },
};
