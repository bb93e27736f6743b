import type { Catalogue } from '../types.js';

const editions: Catalogue['editions'] = {
  guidance: 'Comment répondre',
  exampleEvidence: 'Ce qui peut l’attester',
  progress: '%{done} sur %{of}',
};
export default editions;
