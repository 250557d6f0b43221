import { Kbd } from '@mimamori/ui/kbd'
import { LoaderCircle } from 'lucide-react'
import { type ReactNode, useEffect, useState, useSyncExternalStore } from 'react'
import { useAnnounce } from '../language/announce.tsx'
import { useWords, wordsIn } from '../language/words-in.ts'
import { CHORD } from './chord.ts'
import type { Pressed } from './intent.ts'
import type { Typed, Uncounted } from './key-queue.ts'
import { useKeyboard } from './keys.tsx'

const words = wordsIn({
  ja: () => import('@mimamori/copy/waiting-keys/ja').then(({ waitingKeys }) => waitingKeys),
  en: () => import('@mimamori/copy/waiting-keys/en').then(({ waitingKeys }) => waitingKeys),
})

/** Longer than the floor as shipped: a key that acts in its time shows nothing. */
const NOTICED_MS = 500
/** keys typed as one thought are told as one */
const TOGETHER_MS = 150
const SEEN_MS = 5_000

/** What is told of keys: those that wait noticeably, and those that were not counted, with why. */
export default function WaitingKeys() {
  const copy = useWords(words)
  const { queue } = useKeyboard()
  const announce = useAnnounce()
  const { waiting, uncounted } = useSyncExternalStore(queue.watch, queue.news)
  const long = useWaitsLong(waiting[0])
  const [told, tell] = useState<readonly Uncounted[]>([])
  useEffect(() => {
    if (uncounted.length === 0) return
    const timer = setTimeout(() => {
      tell(uncounted)
      queue.told()
      announce(`${copy.uncounted}: ${capsOf(uncounted.map(({ key }) => key)).join(' ')}. ${whyOf(uncounted, copy.why)}`)
    }, TOGETHER_MS)
    return () => clearTimeout(timer)
  }, [uncounted, queue, announce, copy])
  useEffect(() => {
    if (told.length === 0) return
    const timer = setTimeout(() => tell([]), SEEN_MS)
    return () => clearTimeout(timer)
  }, [told])
  useEffect(() => {
    if (long) announce(copy.waiting)
  }, [long, announce, copy])
  if (long)
    return (
      <Mark name="waiting">
        <LoaderCircle size={14} className="flex-none motion-safe:animate-spin" aria-hidden="true" />
        {copy.waiting}
        <Caps keys={waiting} />
        <span className="text-ink2">
          <Kbd>Esc</Kbd> {copy.cancel}
        </span>
      </Mark>
    )
  if (told.length === 0) return null
  return (
    <Mark name="uncounted">
      {copy.uncounted}
      <Caps keys={told.map(({ key }) => key)} />
      <span className="text-ink2">{whyOf(told, copy.why)}</span>
    </Mark>
  )
}

/** Seen; the live region of the desk says it. */
function Mark({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p
      aria-hidden="true"
      data-keys={name}
      className="pointer-events-none fixed bottom-14 left-1/2 z-40 flex w-max max-w-[calc(100%-2rem)] -translate-x-1/2 flex-wrap items-center gap-x-2 gap-y-1 rounded-md border border-line2 bg-raised px-3 py-2 text-sm text-ink shadow-overlay max-sheet:top-42 max-sheet:bottom-auto"
    >
      {children}
    </p>
  )
}

function Caps({ keys }: { keys: readonly Typed[] }) {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {capsOf(keys).map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may have been typed twice
        <Kbd key={at}>{cap}</Kbd>
      ))}
    </span>
  )
}

/** Has this key waited long enough to be noticed? */
function useWaitsLong(key: Typed | undefined): boolean {
  const [long, setLong] = useState(false)
  const at = key?.at
  useEffect(() => {
    setLong(false)
    if (at === undefined) return
    const timer = setTimeout(() => setLong(true), Math.max(0, at + NOTICED_MS - performance.now()))
    return () => clearTimeout(timer)
  }, [at])
  return long && at !== undefined
}

/** As the keys are printed; of many the last. */
function capsOf(keys: readonly Typed[]): string[] {
  return keys.flatMap(({ pressed }) => (pressed ? [capOf(pressed)] : [])).slice(-SHOWN)
}
const SHOWN = 8

function capOf({ code, key, shiftKey, ctrlKey, metaKey }: Pressed): string {
  const letter = /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]
  const cap = letter ?? (key === ' ' ? 'Space' : key)
  if (ctrlKey || metaKey) return `${CHORD} ${cap}`
  return shiftKey && letter ? `⇧${cap}` : cap
}

/** What holds for the first of them: the others came of it. */
function whyOf([first]: readonly Uncounted[], why: Readonly<Record<Uncounted['why'], string>>): string {
  return first ? why[first.why] : ''
}
