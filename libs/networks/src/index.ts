export { networkPolicies } from './access.js';
export { networkMigrations } from './migrations/index.js';
export * from './contracts.js';
export { BadTables, type TableProblem } from './files/csv.js';
export { memberSlug, readNetworkData, slug, type NetworkData } from './files/read-networks.js';
export { readAsOf, type AsOf } from './files/as-of.js';
export { type CityProsperityRow } from './files/shapes.js';
