const ENDINGS: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' }
const RULES = new Intl.PluralRules('en', { type: 'ordinal' })

/** 1st, 2nd, 3rd, 11th, as English counts. */
export const ordinal = (n: number): string => `${n}${ENDINGS[RULES.select(n)]}`
