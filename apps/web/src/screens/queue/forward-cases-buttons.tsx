import { Button } from '@mimamori/ui/button'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import type { QueuePlace } from '../queue-place.ts'

type ForwardProps = { view: QueuePlace['view']; claiming: boolean; onNext: () => void }

/** Buttons that claim the next case; in patrol, the page-by-page screen comes first. */
export function ForwardButtons({ view, claiming, onNext }: ForwardProps): ReactNode {
  const { queue } = useCopy()
  const keycap = useKeycap()
  const navigate = useNavigate()
  const search = useSearch({ from: '/queue/$view' })
  const patrols = view === 'patrol'
  const read = () => void navigate({ to: '/patrol', search })
  useKeys({ open: read }, patrols)
  return (
    <>
      <Button
        variant={patrols ? 'outline' : 'primary'}
        keycap={keycap('claim')}
        disabled={claiming}
        onClick={onNext}
        className="font-semibold"
      >
        {claiming ? queue.claiming : queue.claimNext}
      </Button>
      {patrols ? (
        <Button variant="primary" keycap="Enter" onClick={read} className="font-semibold">
          {queue.read}
        </Button>
      ) : null}
    </>
  )
}
