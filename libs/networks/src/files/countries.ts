import { createRequire } from 'node:module';

interface Country {
  readonly cca2: string;
  readonly name: { readonly common: string };
  readonly region: string;
}

// The package's ES module entry imports JSON without saying so, which Node refuses; its CommonJS entry works.
const loaded: unknown = createRequire(import.meta.url)('world-countries');
const countries = loaded as readonly Country[];

/** Two-letter ISO 3166 codes of the countries and territories of `world-countries`. */
export const COUNTRY_CODES: ReadonlySet<string> = new Set(countries.map((country) => country.cca2));
