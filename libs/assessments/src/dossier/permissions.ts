import { everOnDossier, type DossierState, type Permission } from '@peerpolis/platform';
import { type DossierEventName } from './machine.js';

/** Permissions that a person may hold on a dossier and that decide its events. */
export const DECIDING = ['answer.write', 'dossier.file', 'dossier.sign', 'dossier.manage'] as const satisfies readonly Permission[];
export type Deciding = (typeof DECIDING)[number];

/** SQL: array of the deciding permissions the actor holds on dossier `d`, in whatever state it is. */
export const HELD = `array_remove(array[${DECIDING.map((name) => `case when ${everOnDossier(name)} then '${name}' end`).join(', ')}], null)`;

/** May somebody who holds these permissions cause the event? Whether it is possible now is the machine's to say. */
export function mayCause(event: DossierEventName, state: DossierState, held: readonly string[]): boolean {
  return holdersOf(event, state).some((permission) => held.includes(permission));
}

function holdersOf(event: DossierEventName, state: DossierState): Deciding[] {
  switch (event) {
    case 'start':
      return ['answer.write'];
    case 'request-signature':
    case 'recall':
      return ['dossier.file'];
    case 'sign':
      return ['dossier.sign'];
    case 'return':
      // The signatory may send back what was laid before her; what is filed is returned by the secretariat.
      return state === 'awaiting-signature' ? ['dossier.sign', 'dossier.manage'] : ['dossier.manage'];
    case 'withdraw':
      return ['dossier.file', 'dossier.manage'];
    default:
      return ['dossier.manage'];
  }
}
