import type { Catalogue } from '../types.js';

const networks: Catalogue['networks'] = {
  title: 'Réseaux',
  search: 'Chercher par nom ou thème',
  none: { title: 'Pas encore de réseau', text: 'Les réseaux viennent avec les données de référence. Demandez à votre exploitant de lancer la commande de chargement.' },
  fields: { name: 'Réseau', kind: 'Genre', members: 'Membres', sightings: 'Noms vus sur des listes', timeZone: 'Fuseau horaire', smallestGroup: 'Plus petit groupe montré' },
  smallestGroup: '%{n} villes ; aucune comparaison plus petite n’est montrée',
  sightingsOf: '%{smart_count} nom |||| %{smart_count} noms',
  publicPage: 'Page publique',
  known: 'Ce que l’on sait',
  contradictions: 'Où les sources se contredisent',
  contradictionsIntro: 'Les deux affirmations sont gardées, avec leur auteur.',
  said: '%{value} (%{source})',
  relations: 'Liens avec d’autres réseaux',
  relationKinds: {
    'part-of': { to: 'Fait partie de', from: 'Contient' },
    'initiated-by': { to: 'Lancé par', from: 'A lancé' },
    'branch-of': { to: 'Branche de', from: 'A pour branche' },
    'national-branch-of': { to: 'Branche nationale de', from: 'A pour branche nationale' },
  },
  figures: 'Chiffres au fil du temps',
  figuresIntro: 'Tels que les sources les donnent, chacun avec sa date.',
  figure: { measure: 'Quoi', value: 'Chiffre', at: 'En date de', source: 'Source', remark: 'Remarque' },
  membershipsIntro: 'Qui appartient au réseau aujourd’hui. Seul le réseau connaît les dates ; une liste vue n’en donne pas.',
  facts: {
    topic: 'Thème', founded: 'Fondé', initiators: 'Lancé par', initiationClass: 'Genre de lancement', geography: 'Territoire', members: 'Membres déclarés', membersAsOf: 'En date de', memberUnit: 'Qui peut être membre', categories: 'Genres d’adhésion', eligibility: 'Conditions', structure: 'Structure', funding: 'Financement', functions: 'Fonctions', furtherFacts: 'Autres faits', furtherFactsConfidence: 'Fiabilité de ces faits', remark: 'Remarque', site: 'Site', namedIn: 'Cité dans', whereNamed: 'Où il est cité', solidarityReading: 'Lecture comme solidarité', country: 'Pays', source: 'Source', confidence: 'Fiabilité',
    sharingInformation: 'Partager l’information', showcasing: 'Montrer ses réussites', storyTelling: 'Raconter', shaming: 'Montrer du doigt', seekingSupport: 'Chercher du soutien', standardSetting: 'Fixer des normes',
  },
};
export default networks;
