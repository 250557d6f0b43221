import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'

/** Colours of the categories in documents, as charts on screen have them: 3:1 at least against the page, and apart for every kind of sight. */
export const CATEGORY_COLOURS: Readonly<Record<Category, { readonly light: string; readonly dark: string }>> = {
  direct_deal: { light: '#1f3c6c', dark: '#2e69aa' },
  uncertain_reward: { light: '#0da1b2', dark: '#87e1f3' },
  external_terms: { light: '#30856d', dark: '#8ebaa0' },
  other: { light: '#535658', dark: '#82898f' },
  free_sample: { light: '#c2870a', dark: '#dcd574' },
  stealth_marketing: { light: '#a75c00', dark: '#c27e2e' },
  mlm: { light: '#760c04', dark: '#ac4836' },
}

/** Declarations of these colours as `--mlm` …, for one look. */
export const colourDeclarations = (look: 'light' | 'dark'): string =>
  CATEGORIES.map((category) => `--${category}: ${CATEGORY_COLOURS[category][look]}`).join('; ')

/** Rules that give a slice, a bar or a key of class `mlm` … its colour. */
export const COLOUR_RULES: string = CATEGORIES.map(
  (category) => `.${category} { fill: var(--${category}); background: var(--${category}) }`,
).join('\n')
