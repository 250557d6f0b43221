import type { BreakdownTrend } from '@mimamori/policy/breakdown/breakdown-model'
import { isOnRecord } from '@mimamori/policy/breakdown/period'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  trend: Pick<BreakdownTrend, 'recordsFrom'> & { readonly months: readonly { readonly month: string }[] }
}

/** Of months that begin before the desk did: from when on there are records. */
export function RecordsNote({ trend: { months, recordsFrom } }: Props): ReactNode {
  const words = useMessages('breakdown/periods')
  const [first] = months
  if (!first || recordsFrom === null || isOnRecord(first.month, recordsFrom)) return null
  return <p className="mb-4 text-sm text-ink2">{words.recordsBegin(recordsFrom)}</p>
}
