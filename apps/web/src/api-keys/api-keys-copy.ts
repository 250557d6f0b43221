import { apiKeys as en } from '@mimamori/copy/api-keys/en'
import { apiKeys as ja } from '@mimamori/copy/api-keys/ja'
import { useLanguage } from '../i18n/language-provider.tsx'

const WORDS = { ja, en }

/** The words about keys of other systems; they come with their section. */
export const useApiKeysCopy = (): typeof ja => WORDS[useLanguage().language]
