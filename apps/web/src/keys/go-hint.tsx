import { Kbd } from '@mimamori/ui/kbd'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import type { GoPlace } from './key-sheet-rows.ts'

/** What may follow G. It covers nothing that is pressed, and is gone with the next key. */
export function GoHint({ places }: { places: readonly GoPlace[] }): ReactNode {
  const { goNext } = useMessages('keys')
  return (
    <section
      aria-label={goNext}
      data-keys="go"
      className="pointer-events-none fixed bottom-14 left-1/2 z-40 w-[min(520px,calc(100%-2rem))] -translate-x-1/2 rounded-lg border border-line2 bg-raised px-4 py-3 text-sm text-ink shadow-overlay"
    >
      <p className="mb-2 text-ink2">{goNext}</p>
      <dl className="grid grid-cols-3 gap-x-4 gap-y-1.5 max-phone:grid-cols-2">
        {places.map(({ letter, name }) => (
          <div key={letter} className="flex min-w-0 items-center gap-2">
            <dt>
              <span className="sr-only">{letter}</span>
              <Kbd>{letter}</Kbd>
            </dt>
            <dd className="truncate">{name}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
