import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeycap } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import type { NoticeActionCalls } from './use-notice-actions.ts'

type Props = {
  notice: NoticeView
  moves: NoticeActionCalls
  /** there are changes that are not saved */
  dirty: boolean
  /** what would be published is not what was on screen when it was opened */
  changed: boolean
  onChanges: () => void
  onRun: (work: () => Promise<string | null>) => Promise<void>
  onAsk: () => void
}

/** Publishing a requested notice or sending it back, for leads; and from when its writer may publish it alone. */
export function NoticeApproval({ notice, moves, dirty, changed, onChanges, onRun, onAsk }: Props): ReactNode {
  const copy = useMessages('notices')
  const keycap = useKeycap()
  const { me } = useDesk()
  const { instants } = useCopy()
  const why = moves.closed('approve')
  if (dirty) return null
  const requestedText = notice.requested ? copy.requestedBy(notice.requested.by.alias) : ''
  if (notice.moves.save !== null) return <p className="text-sm text-ink2">{requestedText}</p>
  const alone = notice.aloneFrom !== null && notice.edited.by.id === me.id && notice.moves.approve !== 'own_text'
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-ink2">{requestedText}</p>
      {notice.aloneFrom === null ? null : (
        <p className="text-sm text-ink2">
          {alone ? copy.aloneNow : copy.aloneFrom(instants.brief(notice.aloneFrom))} {copy.aloneInstead}
        </p>
      )}
      <Button
        variant="primary"
        keycap={SEND_KEY}
        disabled={moves.busy || why !== null || changed}
        onClick={() => void onRun(moves.approve)}
        className="min-h-9 justify-between font-semibold"
      >
        {moves.busy ? copy.sending : alone ? copy.approveAlone : copy.approve}
      </Button>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
      {changed && !why ? (
        <div role="status" className="grid gap-1.5 rounded-md bg-amber-bg px-3 py-2 text-sm">
          <p className="text-amber">{copy.seenChanged}</p>
          <Button small onClick={onChanges}>
            {copy.seeChanges}
          </Button>
        </div>
      ) : null}
      <Button
        keycap={keycap('sendBack')}
        disabled={moves.busy || moves.closed('refuse') !== null}
        onClick={onAsk}
        className="justify-between"
      >
        {copy.refuse}
      </Button>
    </div>
  )
}
