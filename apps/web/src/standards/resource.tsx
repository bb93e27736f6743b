import { lazy } from 'react';
import { Resource } from 'react-admin';

const StandardList = lazy(() => import('./StandardList.js'));
const StandardPage = lazy(() => import('./StandardPage.js'));

export const standards = <Resource key="standards" name="standards" list={StandardList} edit={StandardPage} />;
