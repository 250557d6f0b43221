import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { defaultTimeRange, type IncidentSearch } from '../../incidents/incident-address.ts'
import { RefusedLookups } from '../../incidents/refused-lookups.tsx'
import { useRefusedLookups } from './use-refused-lookups.ts'

/** Shown before a query: people who reached the limit of look-ups, whom somebody should examine. */
export function IncidentsStart({ onAsk }: { onAsk: (next: Required<IncidentSearch>) => void }): ReactNode {
  const copy = useMessages('incidents')
  const people = useRefusedLookups()
  return (
    <>
      <RefusedLookups
        people={people}
        // the seven days before the limit was last reached
        onAsk={({ id, lastAt }) => onAsk({ by: 'person', id, ...defaultTimeRange(Date.parse(lastAt) + 1) })}
      />
      <ScreenMessage icon={<Eye size={18} />} title={copy.begin}>
        {copy.beginNext}
      </ScreenMessage>
    </>
  )
}
