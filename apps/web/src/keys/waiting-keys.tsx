import { Kbd } from '@mimamori/ui/kbd'
import { LoaderCircle } from 'lucide-react'
import { type ReactNode, Suspense, useEffect, useState, useSyncExternalStore } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { CHORD } from './key-chord.ts'
import type { PressedKey } from './key-intent.ts'
import type { TypedKey, UncountedKey } from './key-queue-state.ts'
import { useKeyboard, useKeys } from './keys-provider.tsx'

/** longer than the default delay of deciding keys: a key that acts in time shows nothing */
const NOTICE_DELAY_MS = 500
/** keys typed within this time are reported together */
const BATCH_DELAY_MS = 150
const SHOWN_FOR_MS = 5_000

/** whoever knows what follows G has typed it by then */
const GO_HINT_DELAY_MS = 250

/** Shows keys that wait noticeably, keys that did nothing, with the reason, and, by `goHint`, what may follow G. */
export default function WaitingKeys({ goHint }: { goHint: ReactNode }): ReactNode {
  const going = useGoing()
  return (
    <>
      <Suspense>
        <KeyNotices />
      </Suspense>
      {going ? <Suspense>{goHint}</Suspense> : null}
    </>
  )
}

/** Was G the last key, a moment ago? */
function useGoing(): boolean {
  const [going, setGoing] = useState<'no' | 'pressed' | 'shown'>('no')
  useKeys({ go: () => setGoing('pressed') })
  useEffect(() => {
    if (going === 'no') return
    const timer = setTimeout(() => setGoing('shown'), GO_HINT_DELAY_MS)
    const stop = (event: Event) => {
      if (!(event instanceof KeyboardEvent && (event.key === 'Shift' || event.repeat))) setGoing('no')
    }
    window.addEventListener('keydown', stop, { capture: true })
    window.addEventListener('pointerdown', stop)
    return () => {
      clearTimeout(timer)
      window.removeEventListener('keydown', stop, { capture: true })
      window.removeEventListener('pointerdown', stop)
    }
  }, [going])
  return going === 'shown'
}

function KeyNotices(): ReactNode {
  const copy = useMessages('waiting-keys')
  const { queue } = useKeyboard()
  const announce = useAnnounce()
  const { waiting, uncounted } = useSyncExternalStore(queue.watch, queue.state)
  const long = useWaitsLong(waiting[0])
  const [shownKeys, setShownKeys] = useState<readonly UncountedKey[]>([])
  useEffect(() => {
    if (uncounted.length === 0) return
    const timer = setTimeout(() => {
      setShownKeys(uncounted)
      queue.uncountedShown()
      announce(
        `${copy.uncounted}: ${keycapsOf(uncounted.map(({ key }) => key)).join(' ')}. ${reasonOf(uncounted, copy.why)}`,
      )
    }, BATCH_DELAY_MS)
    return () => clearTimeout(timer)
  }, [uncounted, queue, announce, copy])
  useEffect(() => {
    if (shownKeys.length === 0) return
    const timer = setTimeout(() => setShownKeys([]), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [shownKeys])
  useEffect(() => {
    if (long) announce(copy.waiting)
  }, [long, announce, copy])
  if (long)
    return (
      <KeyToast name="waiting">
        <LoaderCircle size={14} className="flex-none motion-safe:animate-spin" aria-hidden="true" />
        {copy.waiting}
        <WaitingKeycaps keys={waiting} />
        <span className="text-ink2">
          <Kbd>Esc</Kbd> {copy.cancel}
        </span>
      </KeyToast>
    )
  if (shownKeys.length === 0) return null
  return (
    <KeyToast name="uncounted">
      {copy.uncounted}
      <WaitingKeycaps keys={shownKeys.map(({ key }) => key)} />
      <span className="text-ink2">{reasonOf(shownKeys, copy.why)}</span>
    </KeyToast>
  )
}

/** Visible only; the live region of the desk announces it. */
function KeyToast({ name, children }: { name: string; children: ReactNode }) {
  return (
    <p
      aria-hidden="true"
      data-keys={name}
      className="pointer-events-none fixed bottom-14 left-1/2 z-40 flex w-max max-w-[calc(100%-2rem)] -translate-x-1/2 flex-wrap items-center gap-x-2 gap-y-1 rounded-md border border-line2 bg-raised px-3 py-2 text-sm text-ink shadow-overlay max-sheet:top-1 max-sheet:bottom-auto"
    >
      {children}
    </p>
  )
}

/** Has this key waited long enough to be noticed? */
function useWaitsLong(key: TypedKey | undefined): boolean {
  const [long, setLong] = useState(false)
  const at = key?.at
  useEffect(() => {
    setLong(false)
    if (at === undefined) return
    const timer = setTimeout(() => setLong(true), Math.max(0, at + NOTICE_DELAY_MS - performance.now()))
    return () => clearTimeout(timer)
  }, [at])
  return long && at !== undefined
}

/** The reason that the first of them waits: the others wait behind it. */
function reasonOf([first]: readonly UncountedKey[], why: Readonly<Record<UncountedKey['why'], string>>): string {
  return first ? why[first.why] : ''
}

/** Keycaps of the keys that wait, `MAX_KEYCAPS` at most. */
function WaitingKeycaps({ keys }: { keys: readonly TypedKey[] }): ReactNode {
  return (
    <span className="inline-flex flex-wrap gap-1">
      {keycapsOf(keys).map((cap, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same key may have been typed twice
        <Kbd key={index}>{cap}</Kbd>
      ))}
    </span>
  )
}

/** The keycaps of typed keys, as printed on the keyboard; the last `MAX_KEYCAPS`. */
function keycapsOf(keys: readonly TypedKey[]): string[] {
  return keys.flatMap(({ pressed }) => (pressed ? [keycapOf(pressed)] : [])).slice(-MAX_KEYCAPS)
}
const MAX_KEYCAPS = 8

function keycapOf({ code, key, shiftKey, ctrlKey, metaKey }: PressedKey): string {
  const letter = /^(?:Key|Digit|Numpad)(.)$/.exec(code)?.[1]
  const cap = letter ?? (key === ' ' ? 'Space' : key)
  if (ctrlKey || metaKey) return `${CHORD} ${cap}`
  return shiftKey && letter ? `⇧${cap}` : cap
}
