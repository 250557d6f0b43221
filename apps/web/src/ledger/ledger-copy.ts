import { ledger as en } from '@mimamori/copy/ledger/en'
import { ledger as ja } from '@mimamori/copy/ledger/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words of this section; they come with it. */
export const useLedgerCopy = copyHook<typeof ja>({ ja, en })
