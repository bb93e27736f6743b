import { type Role } from '@peerpolis/platform';

/** Everything here is invented: towns, countries (codes that ISO 3166 leaves to users), people. */
export const NETWORK = { code: 'SANDBOX', slug: 'sandbox', name: 'League of Imaginary Towns (sandbox)', kind: 'sandbox', timeZone: 'Europe/Brussels' } as const;

/** Known to everybody who reads this file: accounts of the sandbox open nothing but the sandbox. */
export const SANDBOX_PASSWORD = 'imaginary towns 1';
/** Domain of all sandbox addresses; nothing is ever sent there. */
export const SANDBOX_DOMAIN = 'sandbox.example';

export interface Town {
  slug: string;
  name: string;
  country: string;
  population: number;
}

export const TOWNS: readonly Town[] = [
  { slug: 'aldermoor', name: 'Aldermoor', country: 'XA', population: 412_000 },
  { slug: 'brackwater', name: 'Brackwater', country: 'XA', population: 86_000 },
  { slug: 'corvane', name: 'Corvane', country: 'XB', population: 231_000 },
  { slug: 'dunmeadow', name: 'Dunmeadow', country: 'XB', population: 19_500 },
  { slug: 'eastfell', name: 'Eastfell', country: 'XC', population: 640_000 },
  { slug: 'farwick', name: 'Farwick', country: 'XC', population: 54_000 },
];

export interface CastMember {
  /** Part of the address before the domain. */
  account: string;
  name: string;
  /** First is the one the list of accounts names. */
  roles: readonly Role[];
  town: Town | null;
  locale: 'en' | 'fr';
}

const NAMES = ['Ada Quill', 'Bram Oster', 'Cleo Marsh', 'Dario Venn', 'Edda Lund', 'Fenn Abara', 'Gwen Solis', 'Hugo Tarn', 'Iris Kallo', 'Jonas Reed', 'Kaya Holm', 'Luca Fermi', 'Mira Stone', 'Nils Arden', 'Orla Pike', 'Piet Vale', 'Quin Moreau', 'Rosa Lindt'];

const inTown = (town: Town, index: number): CastMember[] => [
  { account: `coordinator.${town.slug}`, name: NAMES[index * 3] as string, roles: ['coordinator'], town, locale: index === 2 ? 'fr' : 'en' },
  { account: `mayor.${town.slug}`, name: NAMES[index * 3 + 1] as string, roles: ['signatory'], town, locale: 'en' },
  { account: `reviewer.${town.slug}`, name: NAMES[index * 3 + 2] as string, roles: ['reviewer'], town, locale: 'en' },
];

export const CAST: readonly CastMember[] = [
  { account: 'secretariat', name: 'Selma Ward', roles: ['secretariat', 'assigning-officer'], town: null, locale: 'en' },
  { account: 'assistant', name: 'Timo Ash', roles: ['secretariat'], town: null, locale: 'fr' },
  { account: 'moderator', name: 'Una Berg', roles: ['moderator'], town: null, locale: 'en' },
  { account: 'observer', name: 'Vito Lang', roles: ['observer'], town: null, locale: 'en' },
  ...TOWNS.flatMap(inTown),
];

export const addressOf = (account: string): string => `${account}@${SANDBOX_DOMAIN}`;
