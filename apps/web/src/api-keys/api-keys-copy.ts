import { apiKeys as en } from '@mimamori/copy/api-keys/en'
import { apiKeys as ja } from '@mimamori/copy/api-keys/ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** The words about keys of other systems; they come with their section. */
export const useApiKeysCopy = copyHook<typeof ja>({ ja, en })
