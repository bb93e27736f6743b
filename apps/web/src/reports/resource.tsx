import { lazy } from 'react';
import { Resource } from 'react-admin';

const ReportCentre = lazy(() => import('./ReportCentre.js'));

export const reports = <Resource key="reports" name="reports" list={ReportCentre} />;
