import type { door as doorJa } from '@mimamori/copy/door/ja'
import type { copy as ja } from '@mimamori/copy/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

export type Copy = typeof ja
/** The words of whoever has not come in yet: among those of the desk as well. */
type Door = typeof doorJa
export type Spoken = {
  /** the language shown */
  language: Language
  door: Door
  /** `null` while nobody has come in */
  copy: Copy | null
}
type Speech = Spoken & {
  /** the language last asked for; its words may still be on their way */
  asked: Language
  speak: (language: Language) => void
  /** somebody comes in who reads this language: they need every word of it */
  welcome: (language: Language) => void
}

const DOOR: Record<Language, () => Promise<{ door: Door }>> = {
  ja: () => import('@mimamori/copy/door/ja'),
  en: () => import('@mimamori/copy/door/en'),
}
const WHOLE: Record<Language, () => Promise<{ copy: Copy }>> = {
  ja: () => import('@mimamori/copy/ja'),
  en: () => import('@mimamori/copy/en'),
}

export async function wordsOf(language: Language, whole: boolean): Promise<Spoken> {
  if (!whole) return { language, ...(await DOOR[language]()), copy: null }
  const { copy } = await WHOLE[language]()
  return { language, door: copy, copy }
}

/** The language before anybody has signed in: what the address asks for, else what the browser prefers. */
export function firstLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'ja' || asked === 'en') return asked
  return navigator.language.startsWith('ja') ? 'ja' : 'en'
}

const Context = createContext<Speech | null>(null)

/** Begins with these words, loads those of one other language when it is asked for, and keeps `<html lang>` in step. */
export function LanguageProvider({ first, children }: { first: Spoken; children: ReactNode }) {
  const [spoken, setSpoken] = useState(first)
  const [wish, setWish] = useState({ language: first.language, whole: first.copy !== null })
  const speak = useCallback((language: Language) => setWish((now) => ({ ...now, language })), [])
  const welcome = useCallback((language: Language) => setWish({ language, whole: true }), [])
  useEffect(() => {
    if (spoken.language === wish.language && (spoken.copy !== null) === wish.whole) return
    let latest = true
    void wordsOf(wish.language, wish.whole).then((words) => latest && setSpoken(words))
    return () => {
      latest = false
    }
  }, [wish, spoken])
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken])
  const value = useMemo(
    () => ({ ...spoken, asked: wish.language, speak, welcome }),
    [spoken, wish.language, speak, welcome],
  )
  return <Context value={value}>{children}</Context>
}

/** The language shown, and the ways to change it. */
export function useLanguage(): Omit<Speech, 'copy'> {
  const speech = useContext(Context)
  if (!speech) throw new Error('outside LanguageProvider')
  return speech
}

/** The words of the sign-in page, and of what both sides of it show. */
export const useDoorCopy = (): Door => useLanguage().door

/** Are all words there? */
export const useWelcomed = (): boolean => useContext(Context)?.copy != null

/** Every word of the screens in the person's language. */
export function useCopy(): Copy {
  const copy = useContext(Context)?.copy
  if (!copy) throw new Error('nobody has come in')
  return copy
}
