export default {
  title: 'Reports',
  none: { title: 'No reports yet', text: 'When the secretariat has built the reports of a cycle, those you may read appear here.', textBuild: 'Choose a cycle above and build its reports: one for each city and one for the network.' },
  fields: { name: 'Report', cycle: 'Cycle', kind: 'About', format: 'Format', formats: 'Formats', language: 'Language', built: 'Built', file: 'File' },
  formats: { html: 'Web page', pdf: 'PDF', xlsx: 'Excel', csv: 'CSV' },
  kinds: { city: 'One city', network: 'The network' },
  states: { building: 'Being built', ready: 'Ready', failed: 'Failed: build it again' },
  download: 'Download',
  downloadFile: 'Download %{file}',
  build: {
    title: 'Build reports',
    intro: 'One report for each city and one for the network, with charts and the arithmetic behind each number. Reports about the same cycle replace older ones.',
    choose: 'Choose',
    chooseCycle: 'Choose a cycle.',
    chooseFormat: 'Choose at least one format.',
    submit: 'Build',
    job: 'Building reports',
  },
};
