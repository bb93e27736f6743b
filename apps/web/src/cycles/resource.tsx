import { lazy } from 'react';
import { Resource } from 'react-admin';
import { Route } from 'react-router';

const CycleList = lazy(() => import('./CycleList.js'));
const CycleCreate = lazy(() => import('./CycleCreate.js'));
const CyclePage = lazy(() => import('./CyclePage.js'));
const CycleEdit = lazy(() => import('./CycleEdit.js'));
const AssignmentPage = lazy(() => import('../assignment/AssignmentPage.js'));

/** Cycles: list, plan, cockpit at /cycles/:id, and below it the assignment and what can be changed. */
export const cycles = (
  <Resource key="cycles" name="cycles" list={CycleList} create={CycleCreate} edit={CyclePage}>
    <Route path=":id/edit" element={<CycleEdit />} />
    <Route path=":id/assignment" element={<AssignmentPage />} />
  </Resource>
);
