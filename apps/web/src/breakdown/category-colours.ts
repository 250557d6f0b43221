import type { Category } from '@mimamori/policy/catalogue/violation-categories'

/** The colour of a category in charts, and in charts alone; `breakdown.css` has them for light and dark. */
export const categoryColour = (category: Category): string => `var(--category-${category.replaceAll('_', '-')})`
