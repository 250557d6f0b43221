import type { BreakerView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { Button } from '@mimamori/ui/button'
import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** Warns that no withdrawal is executed: why, and who can resume them. Empty while the breaker is not tripped. */
export function BreakerNotice({ breaker, onResume }: { breaker: BreakerView; onResume: () => void }): ReactNode {
  const { breaker: copy } = useMessages('withdrawals')
  const { instants } = useCopy()
  const { trippedAt, restored, anHour, atMost, resume } = breaker
  if (trippedAt === null) return null
  const since = instants.absolute(trippedAt)
  return (
    <section
      role="status"
      className="mx-4 mb-3 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-md bg-amber-bg px-3 py-2"
    >
      <CircleAlert
        size={16}
        className="flex-none text-amber max-sheet:mt-0.5 max-sheet:self-start"
        aria-hidden="true"
      />
      <div className="min-w-0 flex-1 basis-72">
        <p className="font-semibold">{copy.title}</p>
        <p className="text-sm text-ink2">{restored ? copy.whatRestored(since) : copy.what(since, anHour, atMost)}</p>
        {resume === null ? null : <p className="text-sm text-ink2">{copy.ask}</p>}
      </div>
      {resume === null ? (
        <Button onClick={onResume} className="max-sheet:ml-8">
          {copy.resume}
        </Button>
      ) : null}
    </section>
  )
}
