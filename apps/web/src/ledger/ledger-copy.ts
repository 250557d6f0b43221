import { ledger as en } from '@mimamori/copy/ledger/en'
import { ledger as ja } from '@mimamori/copy/ledger/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words of this section; they come with it. */
export const useLedgerCopy = (): typeof ja => WORDS[useLanguage().language]
