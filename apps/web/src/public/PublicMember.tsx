import { useParams } from 'react-router';
import { PublicFrame } from './PublicFrame.js';

/** What a member has published, for everybody. */
export default function PublicMember() {
  const { slug = '' } = useParams();
  return <PublicFrame kind="member" path={`/public/members/${encodeURIComponent(slug)}`} />;
}
