import type { Endpoint } from '@mimamori/contract/delivery/delivery-contract'
import { Button } from '@mimamori/ui/button'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** Warns of each channel that sends nothing: why, and who can enable it again. Empty while all channels send. */
export function StoppedEndpoints({
  endpoints,
  onEnable,
}: {
  endpoints: readonly Endpoint[]
  onEnable: () => void
}): ReactNode {
  return endpoints.map((endpoint) => <StoppedEndpoint key={endpoint.channel} endpoint={endpoint} onEnable={onEnable} />)
}

function StoppedEndpoint({ endpoint, onEnable }: { endpoint: Endpoint; onEnable: () => void }) {
  const { endpoint: copy } = useMessages('delivery')
  const { instants } = useCopy()
  const { channel, host, disabledAt, enable } = endpoint
  if (disabledAt === null && (host !== null || channel === 'mail')) return null
  return (
    <section
      role="status"
      className="mx-4 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-amber-bg px-3 py-2"
    >
      <CircleAlert size={16} className="flex-none text-amber" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-semibold">{disabledAt === null ? copy.none : copy.stopped(host ?? '')}</p>
        <p className="text-sm text-ink2">
          {disabledAt === null ? copy.noneNext : copy.stoppedNext(instants.absolute(disabledAt))}
          {disabledAt !== null && enable === 'not_permitted' ? ` ${copy.ask}` : null}
        </p>
      </div>
      {disabledAt !== null && enable === null ? <Button onClick={onEnable}>{copy.enable}</Button> : null}
    </section>
  )
}
