import { lazy } from 'react';
import { Resource } from 'react-admin';

const PeopleList = lazy(() => import('./PeopleList.js'));
const PersonInvite = lazy(() => import('./PersonInvite.js'));
const PersonPage = lazy(() => import('./PersonPage.js'));

export const people = <Resource key="people" name="people" list={PeopleList} create={PersonInvite} edit={PersonPage} />;
