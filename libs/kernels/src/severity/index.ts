export { components } from './components.js';
export { severity, type Severity, type SeverityRatings } from './severity.js';
