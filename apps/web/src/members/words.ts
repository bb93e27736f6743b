export const identities = ['matched', 'ambiguous', 'missing', 'not-a-city', 'fictional'] as const;
export const kinds = ['city', 'joint-group', 'district', 'county', 'region', 'island', 'other'] as const;
export const standings = ['candidate', 'member', 'reminded', 'grace', 'on-hold', 'left'] as const;
