import type { Catalogue } from '../types.js';

const standards: Catalogue['standards'] = {
  title: 'Référentiels',
  search: 'Chercher un référentiel',
  none: { title: 'Pas encore de référentiel', text: 'Les référentiels viennent avec les données de référence. Demandez à votre exploitant de lancer la commande de chargement.' },
  fields: { title: 'Référentiel', code: 'Code', owner: 'Propriétaire', adopted: 'Adopté', status: 'État', languages: 'Langues', indicators: 'Indicateurs', overall: 'A une note globale' },
  sources: 'Sources',
  editions: 'Éditions',
  edition: 'Édition',
  status: { draft: 'brouillon', consultation: 'en consultation', published: 'publiée', retired: 'retirée' },
  noEdition: { title: 'Pas encore d’édition', text: 'Une édition apporte l’arbre des engagements et des indicateurs. Elle vient avec les données de référence.' },
  emptyEdition: 'Cette édition n’a pas d’indicateur.',
  method: 'Notes de %{low} à %{high}. Des indicateurs aux engagements : %{commitment} ; des engagements aux sections : %{section} ; des sections à la note globale : %{overall}.',
  methodCoverage: 'Une note demande %{share} % des parties applicables.',
  indicators: '%{smart_count} indicateur |||| %{smart_count} indicateurs',
  levels: 'Niveaux',
  numberScale: 'Un nombre de %{minimum} à %{maximum} %{unit}',
  toldOnly: 'Dit en mots, sans échelle.',
  oursScale: 'Cette échelle est la nôtre, pas celle du propriétaire',
  item: 'Point %{item}',
  confidence: 'Fiabilité : %{confidence}',
  source: 'Source : %{source}',
  confidences: { sourced: 'source citée', 'own:high': 'connaissance propre, sûre', 'own:medium': 'connaissance propre, assez sûre', 'own:low': 'connaissance propre, incertaine' },
  facts: {
    summary: 'En bref', rating: 'Mode de notation', rhythm: 'Rythme', rhythmMonths: 'Mois entre deux éditions', notes: 'Remarques', officialLanguages: 'Langues officielles', adoptedOn: 'Adopté le', adoptedConfidence: 'Fiabilité de la date', scoringConfidence: 'Fiabilité de la notation', codes: 'codes', note: 'remarque', confidence: 'fiabilité',
  },
};
export default standards;
