export default {
  start: 'Start',
  published: 'Published results',
  network: 'Network',
  cycle: 'Cycle',
  member: 'Member',
  notPublished: { title: 'Nothing is published here', text: 'Results appear when the network has published a cycle.' },
};
