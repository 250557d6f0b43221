import { closingLists as en } from '@mimamori/copy/closings/changed-decisions.en'
import { closingLists as ja } from '@mimamori/copy/closings/changed-decisions.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of the measures in a close, and of the decisions that changed after one. */
export const useClosingListCopy = copyHook<typeof ja>({ ja, en })
