export { gini, herfindahl, theil, type Herfindahl, type Theil, type TheilGroup } from './concentration.js';
