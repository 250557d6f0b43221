import { bulk as en } from '@mimamori/copy/bulk/en'
import { bulk as ja } from '@mimamori/copy/bulk/ja'
import { copyHook } from '../../i18n/language-provider.tsx'

/** The words of deciding together; they come with its page. */
export const useBulkCopy = copyHook<typeof ja>({ ja, en })
