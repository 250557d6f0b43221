import type { catalogue as jaCatalogue } from '@mimamori/copy/catalogue/ja'
import type { letters as jaLetters } from '@mimamori/copy/letters/ja'
import type { Language } from '@mimamori/policy/staff/staff'
import { useQuery } from '@tanstack/react-query'
import { useLanguage } from './language.tsx'

/** The forms of words, the clauses, and the small pieces between them, in one language. */
export type Letters = { catalogue: typeof jaCatalogue; letters: typeof jaLetters }

const LOAD: Record<Language, () => Promise<Letters>> = {
  ja: async () => ({
    ...(await import('@mimamori/copy/catalogue/ja')),
    ...(await import('@mimamori/copy/letters/ja')),
  }),
  en: async () => ({
    ...(await import('@mimamori/copy/catalogue/en')),
    ...(await import('@mimamori/copy/letters/en')),
  }),
}

/** The case is painted before its letters are fetched: nobody reads them sooner. */
function painted(): Promise<void> {
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))
}

function useLettersIn(language: Language): Letters | undefined {
  return useQuery({
    queryKey: ['words', 'letters', language],
    queryFn: () => painted().then(LOAD[language]),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data
}

/**
 * Letters as members receive them, always Japanese, and as the person reads them. Both `undefined` until loaded;
 * both the same while the desk is shown in Japanese.
 */
export function useLetters(): { sent: Letters | undefined; read: Letters | undefined } {
  const { language } = useLanguage()
  return { sent: useLettersIn('ja'), read: useLettersIn(language) }
}
