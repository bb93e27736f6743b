import { lazy } from 'react';
import { Resource } from 'react-admin';

const NetworkList = lazy(() => import('./NetworkList.js'));
const NetworkPage = lazy(() => import('./NetworkPage.js'));

export const networks = <Resource key="networks" name="networks" list={NetworkList} edit={NetworkPage} />;
