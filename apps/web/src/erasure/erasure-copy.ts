import { erasure as en } from '@mimamori/copy/erasure/en'
import { erasure as ja } from '@mimamori/copy/erasure/ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type ErasureCopy = typeof ja

/** The words of this section; they come with it. */
export const useErasureCopy = copyHook<ErasureCopy>({ ja, en })
