import { type ReactNode, useId } from 'react'
import { serverNow, useNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useZonedTitle } from '../../parts/own-zone.ts'
import { browserZone } from '../../parts/zone-clock.ts'

const AUTO = 'auto'

type Props = { zone: string; onChoose: (zone: string) => void }

/** The zone whose clock is shown beside Japan's, with the present time by both. */
export function ZoneChoice({ zone, onChoose }: Props): ReactNode {
  const settings = useMessages('settings')
  const { instants } = useCopy()
  const id = useId()
  useNow(15_000)
  const now = new Date(serverNow()).toISOString()
  const both = useZonedTitle()(now)
  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <label htmlFor={id}>{settings.zone}</label>
        <select
          id={id}
          value={zone}
          aria-describedby={`${id}-note`}
          onChange={(event) => onChoose(event.target.value)}
          className="h-8 max-w-full rounded-md border border-line2 bg-panel px-2.5"
        >
          <option value={AUTO}>{settings.zoneAuto(browserZone())}</option>
          {Intl.supportedValuesOf('timeZone').map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </div>
      <p id={`${id}-note`} className="text-sm text-ink2">
        {settings.zoneNote}
        {both === instants.absolute(now) ? null : <span className="block text-ink">{settings.zoneNow(both)}</span>}
      </p>
    </div>
  )
}
