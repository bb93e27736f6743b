export default {
  guidance: 'How to answer',
  exampleEvidence: 'What can show it',
  progress: '%{done} of %{of}',
};
