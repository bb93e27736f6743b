import type { ReactElement } from 'react';

/** react-admin resources: one folder per resource under `src/<name>/`, each exporting its <Resource>. */
export const resources: ReactElement[] = [];
