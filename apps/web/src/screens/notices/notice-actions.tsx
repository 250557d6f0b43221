import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { MAX_NOTICE_REASON_LENGTH } from '@mimamori/policy/notices/notice-model'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { ReasonForm } from '../../decisions/reason-form.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'
import { useDesk } from '../desk-context.tsx'
import { NoticeApproval } from './notice-approval.tsx'
import { NoticeDiscardPanel } from './notice-discard-panel.tsx'
import { type NoticeActionCalls, useNoticeActions } from './use-notice-actions.ts'
import type { SeenOnScreen } from './use-seen-notice.ts'

type Props = {
  notice: NoticeView
  draft: NoticeDraft
  onScreen: SeenOnScreen
  /** turns to what changed */
  onChanges: () => void
}

type RunAction = (work: () => Promise<string | null>) => Promise<void>

/** Next steps until a notice is published: who takes them, and why one is disabled. */
export function NoticeActions({ notice, draft, onScreen, onChanges }: Props): ReactNode {
  const copy = useMessages('notices')
  const { me } = useDesk()
  const moves = useNoticeActions(notice, draft, onScreen.seen)
  const [openForm, setOpenForm] = useState<'refuse' | 'discard' | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const refusing = openForm === 'refuse' && notice.state === 'requested'
  const asking = refusing || openForm === 'discard'
  const back = () => {
    setOpenForm(null)
    toHeading()
  }
  const run: RunAction = async (work) => {
    setProblem(null)
    setProblem(await work())
  }
  const send = () => {
    if (draft.dirty) return void run(moves.save)
    const next = notice.state === 'requested' ? 'approve' : 'request'
    const why = moves.closed(next)
    if (why) return setProblem(why)
    if (next === 'approve' && onScreen.changed) return setProblem(copy.seenChanged)
    void run(moves[next])
  }
  const writes = notice.moves.save === null
  useKeys({ send }, writes && !asking)
  useKeys({ sendBack: () => setOpenForm('refuse') }, notice.state === 'requested' && writes && !asking, {
    sendBack: moves.closed('refuse'),
  })
  useKeys({ escape: back }, asking)
  if (asking) {
    return (
      // the words of these panels come with them: the screen around them stays meanwhile, and so does who hears a key first
      <Suspense>
        {refusing ? (
          <ReasonForm
            place={`notice ${notice.id} ${me.id}`}
            title={copy.refuseTitle}
            hint={copy.refuseNext}
            words={copy}
            confirm={copy.refuse}
            atMost={MAX_NOTICE_REASON_LENGTH}
            busy={moves.busy}
            onSend={async (reason) => {
              const failed = await moves.refuse(reason)
              if (failed === null) back()
              return failed
            }}
            onBack={back}
          />
        ) : (
          <NoticeDiscardPanel
            notice={notice}
            unsaved={draft.dirty}
            chord={SEND_KEY}
            busy={moves.busy}
            closed={moves.closed('discard')}
            onDiscard={moves.discard}
            onBack={back}
          />
        )}
      </Suspense>
    )
  }
  return (
    <section aria-label={copy.decide} className="grid content-start gap-3">
      <Saving notice={notice} draft={draft} moves={moves} onRun={run} />
      {notice.state === 'draft' && writes && !draft.dirty ? (
        <ToRequest notice={notice} moves={moves} onRun={run} onDiscard={() => setOpenForm('discard')} />
      ) : null}
      {notice.state === 'requested' ? (
        <NoticeApproval
          notice={notice}
          moves={moves}
          dirty={draft.dirty}
          changed={onScreen.changed}
          onChanges={onChanges}
          onRun={run}
          onAsk={() => setOpenForm('refuse')}
        />
      ) : null}
      {notice.published ? <Published notice={notice} moves={moves} onRun={run} /> : null}
      <Problem small>{problem}</Problem>
    </section>
  )
}

const toHeading = () => document.querySelector<HTMLElement>('#screen h1')?.focus()

type PartProps = { notice: NoticeView; moves: NoticeActionCalls; onRun: RunAction }

function Saving({ notice, draft, moves, onRun }: PartProps & { draft: NoticeDraft }) {
  const copy = useMessages('notices')
  if (notice.moves.save !== null) return null
  if (draft.dropped) return <Dropped onPutBack={draft.putBack} />
  if (!draft.dirty) return null
  const { theirs } = draft
  return (
    <div className="grid gap-1.5">
      {theirs ? (
        <div role="alert" className="grid gap-1.5 rounded-md bg-amber-bg px-3 py-2 text-sm">
          <p className="text-amber">{copy.conflict(theirs.edited.by.alias)}</p>
          <p>{copy.conflictNext}</p>
          <Button small onClick={draft.takeTheirs}>
            {copy.takeAll}
          </Button>
        </div>
      ) : null}
      <Button
        variant="primary"
        keycap={SEND_KEY}
        disabled={moves.busy}
        onClick={() => void onRun(moves.save)}
        className="min-h-9 justify-between font-semibold"
      >
        {moves.busy ? copy.sending : copy.save}
      </Button>
      <p className="text-sm text-ink2">{draft.restored && !theirs ? copy.restored : copy.unsaved}</p>
      {notice.state === 'requested' ? <p className="text-sm text-amber">{copy.editResets}</p> : null}
      <Button small variant="quiet" disabled={moves.busy} onClick={draft.drop} className="justify-self-start">
        {copy.discard}
      </Button>
    </div>
  )
}

/** Says that unsaved changes were discarded, with a button that restores them. */
function Dropped({ onPutBack }: { onPutBack: () => void }) {
  const copy = useMessages('notices')
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => button.current?.focus(), [])
  const putBack = () => {
    onPutBack()
    toHeading()
  }
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 text-sm">
      <p role="status" className="text-ink2">
        {copy.dropped}
      </p>
      <Button ref={button} small onClick={putBack}>
        {copy.putBack}
      </Button>
    </div>
  )
}

function ToRequest({ notice, moves, onRun, onDiscard }: PartProps & { onDiscard: () => void }) {
  const copy = useMessages('notices')
  const why = moves.closed('request')
  return (
    <div className="grid gap-1.5">
      <Button
        variant="primary"
        keycap={SEND_KEY}
        disabled={moves.busy || why !== null}
        onClick={() => void onRun(moves.request)}
        className="min-h-9 justify-between font-semibold"
      >
        {moves.busy ? copy.sending : copy.request}
      </Button>
      {why ? (
        <p className="text-sm text-amber">{notice.flaws.length > 0 ? copy.flawsLeft(notice.flaws.length) : why}</p>
      ) : null}
      <Button
        small
        variant="quiet"
        disabled={moves.busy || moves.closed('discard') !== null}
        onClick={onDiscard}
        className="justify-self-start"
      >
        {copy.discardDraft}
      </Button>
    </div>
  )
}

function Published({ notice, moves, onRun }: PartProps) {
  const copy = useMessages('notices')
  const why = notice.moves.reissue
  return (
    <div className="grid gap-1.5">
      {notice.intact ? null : <Problem small>{copy.altered}</Problem>}
      <p className="text-sm text-ink2">{notice.newer === null ? copy.reissuePlain : copy.reissueNext(notice.newer)}</p>
      {why === 'not_permitted' ? null : (
        <Button disabled={moves.busy || why !== null} onClick={() => void onRun(moves.reissue)}>
          {copy.reissue}
        </Button>
      )}
    </div>
  )
}
