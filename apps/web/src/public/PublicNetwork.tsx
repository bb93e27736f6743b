import { useParams } from 'react-router';
import { PublicFrame } from './PublicFrame.js';

/** What a network has published, for everybody. */
export default function PublicNetwork() {
  const { slug = '' } = useParams();
  return <PublicFrame kind="network" path={`/public/networks/${encodeURIComponent(slug)}`} />;
}
