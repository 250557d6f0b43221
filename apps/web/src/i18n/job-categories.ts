import { jobCategories } from '@mimamori/copy/job-categories/en'
import { useLanguage } from './language-provider.tsx'

const NONE: typeof jobCategories = {}

/** English names of the marketplace's job categories, by what it calls them. Empty on Japanese screens, which show those as they are. */
export const useJobCategories = (): typeof jobCategories => (useLanguage().language === 'en' ? jobCategories : NONE)
