import type { door as doorJa } from '@mimamori/copy/door/ja'
import type { copy as ja } from '@mimamori/copy/ja'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

export type Copy = typeof ja
/** The words of whoever has not come in yet: among those of the desk as well. */
type PublicMessages = typeof doorJa
export type LoadedLanguage = {
  /** the language shown */
  language: Language
  door: PublicMessages
  /** `null` while nobody has come in */
  copy: Copy | null
}
type LanguageState = LoadedLanguage & {
  /** the language last asked for; its words may still be on their way */
  asked: Language
  setLanguage: (language: Language) => void
  /** somebody comes in who reads this language: they need every word of it */
  loadAll: (language: Language) => void
}

const LOAD_PUBLIC: Record<Language, () => Promise<{ door: PublicMessages }>> = {
  ja: () => import('@mimamori/copy/door/ja'),
  en: () => import('@mimamori/copy/door/en'),
}
const LOAD_ALL: Record<Language, () => Promise<{ copy: Copy }>> = {
  ja: () => import('@mimamori/copy/ja'),
  en: () => import('@mimamori/copy/en'),
}

/** Loads the texts of a language: all of the desk's (`whole`), or only those of the sign-in page. */
export async function loadMessages(language: Language, whole: boolean): Promise<LoadedLanguage> {
  if (!whole) return { language, ...(await LOAD_PUBLIC[language]()), copy: null }
  const { copy } = await LOAD_ALL[language]()
  return { language, door: copy, copy }
}

/** The language before anybody has signed in: what the address asks for, else what the browser prefers. */
export function initialLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  if (asked === 'ja' || asked === 'en') return asked
  return navigator.language.startsWith('ja') ? 'ja' : 'en'
}

/** Shows words that were edited while `npm run dev` runs. */
let showEdited: (words: LoadedLanguage) => void = () => undefined
if (import.meta.hot) {
  type Edited = { copy: Copy } | undefined
  const show = (language: Language) => (edited: unknown) => {
    const { copy } = (edited as Edited) ?? {}
    if (copy) showEdited({ language, door: copy, copy })
  }
  import.meta.hot.accept('@mimamori/copy/ja', show('ja'))
  import.meta.hot.accept('@mimamori/copy/en', show('en'))
}

const Context = createContext<LanguageState | null>(null)

/** Begins with these words, loads those of one other language when it is asked for, and keeps `<html lang>` in step. */
export function LanguageProvider({ first, children }: { first: LoadedLanguage; children: ReactNode }): ReactNode {
  const [spoken, setSpoken] = useState(first)
  const [wish, setWish] = useState({ language: first.language, whole: first.copy !== null })
  const setLanguage = useCallback((language: Language) => setWish((now) => ({ ...now, language })), [])
  const loadAll = useCallback((language: Language) => setWish({ language, whole: true }), [])
  useEffect(() => {
    if (spoken.language === wish.language && (spoken.copy !== null) === wish.whole) return
    let latest = true
    void loadMessages(wish.language, wish.whole).then((words) => latest && setSpoken(words))
    return () => {
      latest = false
    }
  }, [wish, spoken])
  useEffect(() => {
    document.documentElement.lang = spoken.language
  }, [spoken])
  useEffect(() => {
    showEdited = (words) => setSpoken((now) => (now.language === words.language && now.copy ? words : now))
  }, [])
  const value = useMemo(
    () => ({ ...spoken, asked: wish.language, setLanguage, loadAll }),
    [spoken, wish.language, setLanguage, loadAll],
  )
  return <Context value={value}>{children}</Context>
}

/** The language shown, and the ways to change it. */
export function useLanguage(): Omit<LanguageState, 'copy'> {
  const speech = useContext(Context)
  if (!speech) throw new Error('outside LanguageProvider')
  return speech
}

/** A hook for words that come with what shows them, in both languages. */
export const copyHook =
  <Words,>(words: Readonly<Record<Language, Words>>): (() => Words) =>
  () =>
    words[useLanguage().language]

/** The words of the sign-in page, and of what both sides of it show. */
export const usePublicMessages = (): PublicMessages => useLanguage().door

/** Are all words there? */
export const useMessagesReady = (): boolean => useContext(Context)?.copy != null

/** Every word of the screens in the person's language. */
export function useCopy(): Copy {
  const copy = useContext(Context)?.copy
  if (!copy) throw new Error('nobody has come in')
  return copy
}
