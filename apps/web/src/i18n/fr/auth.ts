import type { Catalogue } from '../types.js';

const auth: Catalogue['auth'] = {
  signIn: {
    title: 'Connexion',
    intro: 'Pour les villes, les évaluateurs et les secrétariats qui participent à un cycle.',
    email: 'Adresse électronique',
    password: 'Mot de passe',
    submit: 'Se connecter',
    forgot: 'Mot de passe oublié, ou jamais défini ?',
    showPassword: 'Afficher le mot de passe',
    hidePassword: 'Masquer le mot de passe',
  },
  reset: {
    title: 'Recevoir un lien pour définir un mot de passe',
    intro: 'Saisissez l’adresse à laquelle vous avez été invité. Si nous la connaissons, un lien part dans la minute. Il ne sert qu’une fois, pour une durée limitée.',
    submit: 'Envoyer le lien',
    sentTitle: 'Consultez votre messagerie',
    sent: 'Si %{email} correspond à une personne inscrite, un lien lui a été envoyé. Rien reçu ? Regardez dans les indésirables, ou demandez une nouvelle invitation à votre secrétariat.',
    back: 'Retour à la connexion',
    sandbox: 'Ceci est une démo : voici le courriel',
  },
  link: {
    title: 'Définir votre mot de passe',
    intro: 'Au moins %{min} caractères. Quelques mots à la suite se retiennent mieux que des signes et des chiffres.',
    password: 'Nouveau mot de passe',
    repeat: 'Le même une seconde fois',
    submit: 'Enregistrer et se connecter',
    tooShort: 'Utilisez au moins %{min} caractères.',
    different: 'Les deux mots de passe diffèrent.',
    newLink: 'Demander un nouveau lien',
  },
  account: {
    title: 'Votre compte',
    person: 'Vous',
    name: 'Nom, tel que les autres le voient',
    save: 'Enregistrer',
    nameSaved: 'Votre nom est enregistré.',
    password: 'Mot de passe',
    passwordText: 'Un nouveau mot de passe met fin à vos sessions sur tous les autres appareils.',
    current: 'Mot de passe actuel',
    currentWrong: 'Ce n’est pas votre mot de passe actuel.',
    change: 'Changer le mot de passe',
    passwordSaved: 'Votre mot de passe est changé.',
  },
  required: 'Ce champ est à remplir.',
};
export default auth;
