import { changes as en } from '@mimamori/copy/notices/changes.en'
import { changes as ja } from '@mimamori/copy/notices/changes.ja'
import { copyHook } from '../i18n/language-provider.tsx'

export type ChangesCopy = typeof ja

/** Texts of what changed in a notice; loaded with it. */
export const useChangesCopy = copyHook<ChangesCopy>({ ja, en })
