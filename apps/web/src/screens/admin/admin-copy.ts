import { admin as en } from '@mimamori/copy/admin/en'
import { admin as ja } from '@mimamori/copy/admin/ja'
import { copyHook } from '../../i18n/language-provider.tsx'

/** The words of the administration's frame; whoever has no way to it loads none of them. */
export const useAdminCopy = copyHook<typeof ja>({ ja, en })
