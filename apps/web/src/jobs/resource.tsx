import { lazy } from 'react';
import { Resource } from 'react-admin';

const JobList = lazy(() => import('./JobList.js'));

export const jobs = <Resource key="jobs" name="jobs" list={JobList} />;
