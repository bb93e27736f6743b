import { useParams } from 'react-router';
import { PublicFrame } from './PublicFrame.js';

/** What a cycle has published, for everybody. */
export default function PublicCycle() {
  const { slug = '' } = useParams();
  return <PublicFrame kind="cycle" path={`/public/cycles/${encodeURIComponent(slug)}`} />;
}
