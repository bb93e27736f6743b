/**
 * City Prosperity Index, UN-Habitat, State of the World's Cities 2012/2013: five dimensions, and the published indices with
 * four (without equity) and five dimensions, three decimals each. The source shows no equity value for Oslo.
 */
export const CITY_PROSPERITY: readonly {
  city: string;
  dimensions: readonly [number, number, number, number, number | null];
  published4: number;
  published5: number;
}[] = [
  { city: 'Vienna', dimensions: [0.996, 0.882, 0.932, 0.939, 0.883], published4: 0.936, published5: 0.925 },
  { city: 'New York', dimensions: [0.994, 0.866, 0.941, 0.94, 0.502], published4: 0.934, published5: 0.825 },
  { city: 'Toronto', dimensions: [0.997, 0.907, 0.963, 0.874, 0.733], published4: 0.934, published5: 0.89 },
  { city: 'London', dimensions: [0.997, 0.898, 0.92, 0.923, 0.793], published4: 0.934, published5: 0.904 },
  { city: 'Stockholm', dimensions: [0.995, 0.925, 0.921, 0.896, 0.767], published4: 0.934, published5: 0.898 },
  { city: 'Helsinki', dimensions: [0.997, 0.905, 0.944, 0.89, 0.89], published4: 0.933, published5: 0.924 },
  { city: 'Dublin', dimensions: [0.996, 0.867, 0.958, 0.901, 0.85], published4: 0.929, published5: 0.913 },
  { city: 'Oslo', dimensions: [0.997, 0.914, 0.939, 0.87, null], published4: 0.929, published5: 0.924 },
];
