import { isSafeInUrl } from '@mimamori/policy/search/search-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { parseSearchAddress, type SearchAddress } from '../../search/search-address.ts'

const TYPING_PAUSE_MS = 180

type QueryChange = Partial<Record<keyof SearchAddress, string | undefined>>

type SearchQuery = {
  readonly typed: string
  /** query and filters to search for, `TYPING_PAUSE_MS` after typing */
  readonly query: SearchAddress
  /** a mail address or phone number was typed */
  readonly personal: boolean
  readonly type: (text: string, settled: boolean) => void
  readonly narrow: (change: QueryChange) => void
  readonly clearFilters: () => void
}

/** The search query and filters. They are kept in the address, except a mail address or phone number, which stays in memory. */
export function useSearchQuery(): SearchQuery {
  const search = useSearch({ from: '/search' })
  const address = useMemo(() => parseSearchAddress(search), [search])
  const navigate = useNavigate()
  const [typed, setTyped] = useState(address.q ?? '')
  const [q, setQ] = useState(address.q ?? '')
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const lastWritten = useRef(address.q)
  const changeAddress = useCallback(
    (change: QueryChange) => {
      const next = (before: Readonly<Record<string, unknown>>) => {
        const all = Object.entries({ ...parseSearchAddress(before), ...change }).filter(
          ([, value]) => value !== undefined && value !== '',
        )
        return Object.fromEntries(all) as SearchAddress
      }
      void navigate({ to: '/search', search: next, replace: true })
    },
    [navigate],
  )
  const searchFor = useCallback(
    (text: string) => {
      setQ(text)
      lastWritten.current = isSafeInUrl(text) ? text.trim() || undefined : undefined
      changeAddress({ q: lastWritten.current })
    },
    [changeAddress],
  )
  // Back or a link changed the address
  useEffect(() => {
    if (address.q === lastWritten.current) return
    lastWritten.current = address.q
    setTyped(address.q ?? '')
    setQ(address.q ?? '')
  }, [address.q])
  useEffect(() => () => clearTimeout(timer.current), [])
  const type = (text: string, settled: boolean) => {
    setTyped(text)
    clearTimeout(timer.current)
    if (settled) timer.current = setTimeout(() => searchFor(text), TYPING_PAUSE_MS)
  }
  const narrow = (change: QueryChange) => {
    if ('q' in change) {
      clearTimeout(timer.current)
      lastWritten.current = change.q
      setTyped(change.q ?? '')
      setQ(change.q ?? '')
    }
    changeAddress(change)
  }
  const { q: _, ...filters } = address
  const query: SearchAddress = q.trim() === '' ? filters : { ...filters, q: q.trim() }
  const clearFilters = () => changeAddress(Object.fromEntries(Object.keys(filters).map((name) => [name, undefined])))
  return { typed, query, personal: !isSafeInUrl(q), type, narrow, clearFilters }
}
