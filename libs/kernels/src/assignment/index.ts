export * from './instance.js';
export { instanceProblems, loadProblems, parseInstance } from './check.js';
export { solveAssignment } from './solve.js';
