import { lazy } from 'react';
import { Resource } from 'react-admin';

const MemberList = lazy(() => import('./MemberList.js'));
const MemberCreate = lazy(() => import('./MemberCreate.js'));
const MemberPage = lazy(() => import('./MemberPage.js'));

export const members = <Resource key="members" name="members" list={MemberList} create={MemberCreate} edit={MemberPage} />;
