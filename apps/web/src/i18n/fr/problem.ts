import type { Catalogue } from '../types.js';

const problem: Catalogue['problem'] = {
  whatToDo: 'Ce que vous pouvez faire',
  code: 'Code : %{code}',
  reference: 'Référence pour votre secrétariat : %{reference}',
  codes: {
    unreachable: { title: 'Le serveur est injoignable', todo: 'Vérifiez votre connexion. Votre saisie reste sur cette page ; réessayez dans un instant.' },
    status400: { title: 'Une partie de l’envoi n’est pas correcte', todo: 'Regardez les champs signalés, corrigez-les et réessayez.' },
    status401: { title: 'L’adresse et le mot de passe ne correspondent pas, ou votre session est terminée', todo: 'Connectez-vous à nouveau.' },
    status403: { title: 'Vous ne pouvez pas faire cela', todo: 'Si vous pensez le pouvoir, interrogez le secrétariat sur votre mandat.' },
    status404: { title: 'Ceci n’existe pas, ou vous n’y avez pas accès', todo: 'Revenez à Mon travail et ouvrez-le de là.' },
    status409: { title: 'Impossible dans l’état actuel', todo: 'Rechargez la page pour voir l’état actuel.' },
    status410: { title: 'Ce lien a expiré ou a déjà servi', todo: 'Demandez-en un nouveau.' },
    status412: { title: 'Quelqu’un d’autre a modifié ceci entre-temps', todo: 'Comparez les deux versions et enregistrez à nouveau.' },
    status413: { title: 'Le fichier est trop volumineux', todo: 'Utilisez un fichier plus petit ou ajoutez un lien vers le document.' },
    status422: { title: 'Une partie de l’envoi n’est pas correcte', todo: 'Regardez les champs signalés, corrigez-les et réessayez.' },
    status428: { title: 'La page est plus ancienne que les données', todo: 'Rechargez la page et refaites la modification.' },
    status429: { title: 'Trop de tentatives', todo: 'Attendez une minute, puis réessayez.' },
    status500: { title: 'Le serveur a commis une erreur', todo: 'Réessayez. Si cela se reproduit, donnez la référence ci-dessous à votre secrétariat.' },
    status503: { title: 'Le serveur n’est pas prêt', todo: 'Il redémarre peut-être. Réessayez dans une minute.' },
  },
};
export default problem;
