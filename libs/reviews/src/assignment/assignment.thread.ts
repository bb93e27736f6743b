import { solveAssignment, type AssignmentInstance, type AssignmentResult } from '@peerpolis/kernels';
import { serveThread } from '@peerpolis/platform';

/** Entry of the thread in which the assignment job solves. */
serveThread<AssignmentInstance, AssignmentResult>((instance, progress) =>
  solveAssignment(instance, { timeLimitSeconds: 60, onProgress: ({ done }) => progress(done) }),
);
