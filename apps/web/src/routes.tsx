import { lazy } from 'react';
import { Route } from 'react-router';
import { PublicLayout } from './layout/PublicLayout.js';
import { PublicNotFound } from './layout/NotFound.js';
import { RequestReset } from './pages/RequestReset.js';
import { SetPassword } from './pages/SetPassword.js';

const Account = lazy(() => import('./pages/Account.js'));
const MyWork = lazy(() => import('./pages/MyWork.js'));
const Mailbox = lazy(() => import('./pages/Mailbox.js'));
const DossierList = lazy(() => import('./dossiers/DossierList.js'));
const DossierPage = lazy(() => import('./dossiers/DossierPage.js'));
const SignPage = lazy(() => import('./dossiers/SignPage.js'));
const ModerationPage = lazy(() => import('./findings/ModerationPage.js'));
const ReplyPage = lazy(() => import('./findings/ReplyPage.js'));
const FindingList = lazy(() => import('./findings/FindingList.js'));
const ReviewList = lazy(() => import('./reviews/ReviewList.js'));
const ReviewPage = lazy(() => import('./reviews/ReviewPage.js'));
const ScorecardPage = lazy(() => import('./scorecards/ScorecardPage.js'));
const DeadLetters = lazy(() => import('./jobs/DeadLetters.js'));
const Landing = lazy(() => import('./public/Landing.js'));
const PublicNetwork = lazy(() => import('./public/PublicNetwork.js'));
const PublicCycle = lazy(() => import('./public/PublicCycle.js'));
const PublicMember = lazy(() => import('./public/PublicMember.js'));

/** Pages behind sign-in, inside the frame with the menu. */
export const insideRoutes = [
  <Route key="work" path="/work" element={<MyWork />} />,
  <Route key="dossiers" path="/dossiers" element={<DossierList />} />,
  <Route key="dossier" path="/dossiers/:id" element={<DossierPage />} />,
  <Route key="sign" path="/dossiers/:id/sign" element={<SignPage />} />,
  <Route key="moderation" path="/dossiers/:id/moderation" element={<ModerationPage />} />,
  <Route key="reply" path="/dossiers/:id/reply" element={<ReplyPage />} />,
  <Route key="scorecard" path="/dossiers/:id/scorecard" element={<ScorecardPage />} />,
  <Route key="findings" path="/findings" element={<FindingList />} />,
  <Route key="reviews" path="/reviews" element={<ReviewList />} />,
  <Route key="review" path="/reviews/:id" element={<ReviewPage />} />,
  <Route key="account" path="/account" element={<Account />} />,
  <Route key="dead-letters" path="/dead-letters" element={<DeadLetters />} />,
  <Route key="mailbox" path="/mailbox" element={<Mailbox />} />,
];

/** Pages that need no sign-in. */
export const openRoutes = [
  <Route key="reset" path="/reset" element={<RequestReset />} />,
  <Route key="link" path="/link/:token" element={<SetPassword />} />,
  <Route key="landing" path="/" element={<PublicLayout />}>
    <Route index element={<Landing />} />
  </Route>,
  <Route key="public" path="/public" element={<PublicLayout />}>
    <Route path="networks/:slug" element={<PublicNetwork />} />
    <Route path="cycles/:slug" element={<PublicCycle />} />
    <Route path="members/:slug" element={<PublicMember />} />
    <Route path="*" element={<PublicNotFound />} />
  </Route>,
];
