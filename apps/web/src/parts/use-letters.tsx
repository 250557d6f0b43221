import type { letters as jaLetters } from '@mimamori/copy/letters/ja'
import type { MemberMessageWords } from '@mimamori/copy/letters/member-message'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import { type CaseCatalogue, catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { nextPaint } from '../api/idle-loading.ts'
import { serverNow } from '../api/server-clock.ts'
import { useLanguage } from '../i18n/language-provider.tsx'

/** The words and the catalogue that messages to members are composed of, in one language. */
export type Letters = MemberMessageWords & { readonly catalogue: CaseCatalogue }

const LOAD: Record<Language, () => Promise<{ letters: typeof jaLetters }>> = {
  ja: () => import('@mimamori/copy/letters/ja'),
  en: () => import('@mimamori/copy/letters/en'),
}

function usePieces(language: Language): MemberMessageWords | undefined {
  return useQuery({
    queryKey: ['words', 'letters', language],
    queryFn: async () => {
      await nextPaint()
      const { letters } = await LOAD[language]()
      return { language, letters }
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data
}

/** The pieces of a letter as members receive them, always Japanese, and as the person reads them. */
export function useLetterPieces(): { sent: MemberMessageWords | undefined; read: MemberMessageWords | undefined } {
  const { language } = useLanguage()
  return { sent: usePieces('ja'), read: usePieces(language) }
}

const today = (): string => dayOf(new Date(serverNow()).toISOString())

/**
 * The catalogue for a text posted on a day: the guideline of that day, the templates of the day it is answered on.
 * `undefined` until it is there.
 */
export function useCaseCatalogue(judgedOn: string, answeredOn = today()): CaseCatalogue | undefined {
  const entries = useCatalogueEntries()
  return useMemo(() => entries && catalogueFor(entries, judgedOn, answeredOn), [entries, judgedOn, answeredOn])
}

/**
 * Letters as members receive them, always Japanese, and as the person reads them. Both `undefined` until loaded;
 * both the same while the desk is shown in Japanese.
 */
export function useLetters(
  judgedOn: string,
  answeredOn?: string,
): { sent: Letters | undefined; read: Letters | undefined } {
  const { sent, read } = useLetterPieces()
  const catalogue = useCaseCatalogue(judgedOn, answeredOn)
  return useMemo(
    () => ({
      sent: sent && catalogue && { ...sent, catalogue },
      read: read && catalogue && { ...read, catalogue },
    }),
    [sent, read, catalogue],
  )
}
