import type { Catalogue } from '../types.js';

const people: Catalogue['people'] = {
  title: 'Personnes',
  invite: 'Inviter une personne',
  search: 'Chercher par nom ou adresse',
  none: { title: 'Personne pour l’instant', text: 'Invitez coordinateurs, signataires, évaluateurs et modérateurs ; chacun reçoit un courriel avec un lien.' },
  fields: { name: 'Nom', email: 'Adresse électronique', role: 'Rôle', mandates: 'Mandats', active: 'Compte', language: 'Langue des courriels', member: 'Ville', until: 'Jusqu’au' },
  active: 'Actif',
  inactive: 'Fermé',
  noMandate: 'aucun',
  noMandateHelp: 'Cette personne n’a pas de mandat actuellement. Invitez-la de nouveau pour lui en donner un.',
  until: 'jusqu’au %{date}',
  form: {
    intro: 'La personne reçoit un courriel avec un lien pour choisir un mot de passe. Qui a déjà un compte ne reçoit que le mandat.',
    badEmail: 'Ce n’est pas une adresse électronique.',
    homeHelp: 'La ville pour laquelle l’évaluateur travaille ; il ne l’évalue jamais.',
    untilHelp: 'Vide : jusqu’à nouvel ordre.',
    submit: 'Envoyer l’invitation',
    invited: 'L’invitation est en route.',
  },
  end: { label: 'Mettre fin à ce mandat', text: '%{name} n’est plus %{role} à partir de maintenant. Ce qui a été fait sous ce mandat reste.', done: 'Le mandat a pris fin.' },
};
export default people;
