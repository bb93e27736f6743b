import { lazy } from 'react';
import { Navigate, Route } from 'react-router';
import { PublicLayout } from './layout/PublicLayout.js';
import { PublicNotFound } from './layout/NotFound.js';
import { RequestReset } from './pages/RequestReset.js';
import { SetPassword } from './pages/SetPassword.js';

const MyWork = lazy(() => import('./pages/MyWork.js'));
const Mailbox = lazy(() => import('./pages/Mailbox.js'));
const PublicNetwork = lazy(() => import('./public/PublicNetwork.js'));
const PublicCycle = lazy(() => import('./public/PublicCycle.js'));
const PublicMember = lazy(() => import('./public/PublicMember.js'));

/** Pages behind sign-in, inside the frame with the menu. */
export const insideRoutes = [
  <Route key="start" path="/" element={<Navigate to="/work" replace />} />,
  <Route key="work" path="/work" element={<MyWork />} />,
  <Route key="mailbox" path="/mailbox" element={<Mailbox />} />,
];

/** Pages that need no sign-in. */
export const openRoutes = [
  <Route key="reset" path="/reset" element={<RequestReset />} />,
  <Route key="link" path="/link/:token" element={<SetPassword />} />,
  <Route key="public" path="/public" element={<PublicLayout />}>
    <Route path="networks/:slug" element={<PublicNetwork />} />
    <Route path="cycles/:slug" element={<PublicCycle />} />
    <Route path="members/:slug" element={<PublicMember />} />
    <Route path="*" element={<PublicNotFound />} />
  </Route>,
];
