import { editor as en } from '@mimamori/copy/notices/editor.en'
import { editor as ja } from '@mimamori/copy/notices/editor.ja'
import { copyHook } from '../i18n/language-provider.tsx'

/** Texts of the editor of a notice; loaded with it. */
export const useEditorCopy = copyHook<typeof ja>({ ja, en })
