import type { FindingView } from '@contracts/findings';
import type { NodeView } from '@contracts/standards';

export interface FindingOfNode {
  finding: FindingView;
  node: NodeView;
}

/** Findings in the order of the edition, each with its indicator. */
export function inOrder(findings: readonly FindingView[], nodes: readonly NodeView[]): FindingOfNode[] {
  const byCode = new Map(findings.map((finding) => [finding.indicatorCode, finding]));
  return nodes.flatMap((node) => {
    const finding = node.kind === 'indicator' ? byCode.get(node.code) : undefined;
    return finding ? [{ finding, node }] : [];
  });
}

/** A moderator has to decide: reviewers differ, or the city contests and nobody has answered yet. */
export const awaitsModerator = ({ state, reply }: FindingView): boolean => state === 'disputed' || (reply?.state === 'contested' && reply.resolvedAt === null);

/** The city has still to say whether it accepts. */
export const awaitsReply = ({ reply }: FindingView): boolean => reply === null;
