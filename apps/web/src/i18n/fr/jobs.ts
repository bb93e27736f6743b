import type { Catalogue } from '../types.js';

const jobs: Catalogue['jobs'] = {
  title: 'Tâches',
  refresh: 'Actualiser',
  percent: '%{percent} %',
  none: { title: 'Pas encore de tâche', text: 'Quand des notes sont calculées, des évaluateurs proposés ou des rapports produits, le travail apparaît ici avec son avancement.' },
  fields: { kind: 'Travail', status: 'État', progress: 'Avancement', created: 'Demandé', finished: 'Terminé', action: 'Arrêter' },
  kinds: { scoring: 'Calcul des notes', assignment: 'Proposition d’évaluateurs', reports: 'Production de rapports', report: 'Production d’un rapport', mail: 'Envoi de courriels', reminders: 'Rappels' },
  steps: { 'assignment.reading': 'lecture', 'assignment.solving': 'recherche de la meilleure répartition', 'assignment.writing': 'enregistrement', 'scoring.computing': 'calcul', 'report.reading': 'lecture des données', 'report.chart': 'dessin des graphiques', 'report.html': 'écriture du HTML', 'report.pdf': 'composition du PDF', 'report.xlsx': 'écriture du XLSX', 'report.csv': 'écriture du CSV' },
  cancelText: 'Le travail s’arrête à la prochaine étape. Ce qui existait auparavant reste.',
  cancelling: 'Arrêt à la prochaine étape',
  dead: {
    title: 'Échecs définitifs',
    none: { title: 'Rien n’a échoué', text: 'Le travail qui échoue plusieurs fois de suite attend ici que la cause soit réparée et qu’on le relance.' },
    failed: 'Échec',
    attempts: 'Essais',
    error: 'Erreur',
    data: 'Tâche',
    redrive: 'Relancer',
    redriveText: 'Tout reprend depuis le début. Réparez d’abord la cause.',
    done: 'C’est relancé.',
  },
};
export default jobs;
