import type { Catalogue } from '../types.js';

const members: Catalogue['members'] = {
  title: 'Membres',
  add: 'Ajouter un membre',
  search: 'Chercher par nom',
  none: { title: 'Pas encore de membre', text: 'Les membres viennent avec les données de référence ; un secrétariat ajoute ceux de son propre réseau.' },
  noneInNetwork: { title: 'Pas encore de membre', text: 'Ajoutez les villes et régions de ce réseau ; elles pourront ensuite être inscrites à un cycle.' },
  fields: {
    name: 'Nom', country: 'Pays', kind: 'Genre', population: 'Population', identity: 'Lieu trouvé', networks: 'Réseaux', coordinates: 'Coordonnées', geonames: 'Numéro GeoNames', candidates: 'Lieux possibles',
    category: 'Genre d’adhésion', standing: 'Situation', since: 'Depuis', until: 'Jusqu’à', list: 'Liste', role: 'Comme', asOf: 'Vu', source: 'Source', confidence: 'Fiabilité',
  },
  kinds: { city: 'Ville', 'joint-group': 'Groupement', district: 'Arrondissement', county: 'Comté', region: 'Région', island: 'Île', other: 'Autre' },
  categories: { member: 'membre', signatory: 'signataire', partner: 'partenaire' },
  identities: { matched: 'Trouvé', ambiguous: 'Plusieurs lieux possibles', missing: 'Non trouvé', 'not-a-city': 'Pas une ville', fictional: 'Inventé (démo)' },
  unknown: 'inconnue',
  notKnown: 'inconnu',
  populationAsOf: '%{population} (%{source})',
  publicPage: 'Page publique',
  memberships: 'Adhésions',
  membershipsIntro: 'Où ce membre adhère aujourd’hui, d’après les réseaux.',
  noMemberships: 'Aucune adhésion connue. Le secrétariat d’un réseau peut en ajouter une.',
  sightings: 'Vu sur des listes',
  sightingsIntro: 'Une liste dit que le nom y figurait quand on l’a vue, pas depuis quand.',
  candidate: { name: 'nom', country: 'pays', population: 'population', admin: 'région' },
  form: {
    intro: 'Vérifiez d’abord si le membre existe déjà : une ville est un seul membre, quels que soient ses réseaux.',
    noNetwork: 'Un membre est ajouté par le secrétariat du réseau qu’il rejoint.',
    countryHelp: 'Deux lettres (ISO 3166), par exemple BE',
    categoryHelp: 'Comme le réseau l’appelle : membre, signataire, partenaire',
    sinceHelp: 'Seulement si le réseau connaît la date.',
    submit: 'Ajouter',
    added: 'Le membre est ajouté.',
  },
  pick: { label: 'Membres à inscrire', none: 'Aucun autre membre trouvé', open: 'Ouvrir la liste', close: 'Fermer la liste', clear: 'Effacer' },
  change: { column: 'Modifier', title: 'Adhésion de %{name}', of: 'Modifier l’adhésion de %{name}', saved: 'Enregistré.' },
};
export default members;
