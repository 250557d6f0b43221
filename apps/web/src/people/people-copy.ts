import { people as en } from '@mimamori/copy/people/en'
import { people as ja } from '@mimamori/copy/people/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type PeopleCopy = typeof ja

/** The words about the people of the desk; they come with their section. */
export const usePeopleCopy = copyHook<PeopleCopy>({ ja, en })
