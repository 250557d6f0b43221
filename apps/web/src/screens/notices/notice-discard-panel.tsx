import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import type { Operations } from '../../parts/use-operation.ts'

type Props = {
  notice: NoticeView
  /** this person has typed what is not saved */
  unsaved: boolean
  operation: Pick<Operations, 'busy' | 'problem'>
  /** why it cannot be discarded any more, in words */
  closed: string | null
  onDiscard: () => void
  onBack: () => void
}

/** Shows what is lost with a draft. It is discarded by a chord, so that the Enter that led here does not do it. */
export function NoticeDiscardPanel({ notice, unsaved, operation, closed, onDiscard, onBack }: Props): ReactNode {
  const copy = useMessages('notices')
  const { busy, problem } = operation
  const send = () => (closed === null ? onDiscard() : undefined)
  useKeys({ send })
  const { drafted } = useMessages('notices/reminders')
  const { edited, byDesk, refused, texts } = notice
  return (
    <DecisionPanel
      title={copy.discardTitle}
      hint={copy.discardNext}
      problem={closed ?? problem}
      closed={closed !== null || busy}
      confirm={busy ? copy.sending : copy.discardDraft}
      confirmKey={SEND_KEY}
      onConfirm={send}
      onBack={onBack}
    >
      <div className="grid gap-1 text-sm">
        <h3 className="font-semibold text-ink2">{copy.discardLost}</h3>
        <ul className="grid gap-1.5">
          <li className="grid gap-0.5 border-l-2 border-amber pl-2.5">
            <span>{copy.discardWords(copy.issue(notice.month, notice.version), texts.en !== null)}</span>
            <span className="text-ink2">
              {byDesk ? drafted : copy.kept(edited.by.alias)} <Timestamp at={edited.at} />
            </span>
          </li>
          {unsaved ? <li className="border-l-2 border-amber pl-2.5">{copy.discardUnsaved}</li> : null}
          {refused ? <li className="border-l-2 border-amber pl-2.5">{copy.discardRefusal(refused.by.alias)}</li> : null}
        </ul>
        {notice.version > 1 ? <p className="text-ink2">{copy.discardStays}</p> : null}
      </div>
    </DecisionPanel>
  )
}
