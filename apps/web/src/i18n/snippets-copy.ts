import { snippets as en } from '@mimamori/copy/snippets/en'
import { snippets as ja } from '@mimamori/copy/snippets/ja'
import { copyHook } from './language-provider.tsx'

/** The words of a person's snippets; they come with the fields that take them. */
export const useSnippetsCopy = copyHook<typeof ja>({ ja, en })
