import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import { MAX_NOTICE_REASON_LENGTH } from '@mimamori/policy/notices/notice-model'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useEffect, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../../i18n/messages.ts'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'
import { type Action, ActionPanel } from '../../parts/actions/action-panel.tsx'
import type { Operations } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'
import { NoticeDiscardPanel } from './notice-discard-panel.tsx'
import { useNoticeOperation } from './use-notice-operation.ts'
import type { SeenOnScreen } from './use-seen-notice.ts'

type Props = {
  notice: NoticeView
  draft: NoticeDraft
  onScreen: SeenOnScreen
  /** turns to what changed */
  onChanges: () => void
}

const toHeading = () => document.querySelector<HTMLElement>('#screen h1')?.focus()

/** Next steps until a notice is published: who takes them, and why one is disabled. */
export function NoticeActions(props: Props): ReactNode {
  const { notice, draft } = props
  const copy = useMessages('notices')
  const { me } = useDesk()
  const navigate = useNavigate()
  const operation = useNoticeOperation()
  const { month, version, moves, published } = notice
  const issueAgain = async () => {
    const begun = await operation.run(
      queries.notices.begin,
      { month },
      { done: () => copy.begun(copy.issue(month, version + 1)) },
    )
    if (begun) void navigate({ to: '/notices/$noticeId', params: { noticeId: begun.noticeId } })
  }
  return (
    <ActionPanel
      label={copy.decide}
      words={copy}
      place={`notice ${notice.id} ${me.id}`}
      operation={operation}
      onLeave={toHeading}
      actions={[
        ...savingActions(notice, draft, operation, copy),
        ...useDraftActions(notice, draft, operation),
        ...approvalActions(props, operation, copy, me.id),
        {
          id: 'reissue',
          label: copy.reissue,
          shown: published !== null && moves.reissue !== 'not_permitted',
          refused: moves.reissue && '',
          run: issueAgain,
        },
      ]}
    >
      {moves.save !== null ? null : draft.dropped ? <Dropped onPutBack={draft.putBack} /> : <Conflict draft={draft} />}
      <Requested notice={notice} dirty={draft.dirty} />
      {published ? (
        <>
          {notice.intact ? null : <Problem small>{copy.altered}</Problem>}
          <p className="text-sm text-ink2">
            {notice.newer === null ? copy.reissuePlain : copy.reissueNext(notice.newer)}
          </p>
        </>
      ) : null}
    </ActionPanel>
  )
}

/** The present notice, sent with the refusal of an outdated edit; `null`: another error. */
function currentNoticeOf(error: unknown): CurrentNotice | null {
  if (!(error instanceof CallError) || typeof error.data !== 'object' || error.data === null) return null
  return 'now' in error.data ? (error.data.now as CurrentNotice | null) : null
}

/** What was typed and not saved: it is saved, or dropped. */
function savingActions(
  { id: noticeId, state, moves }: NoticeView,
  draft: NoticeDraft,
  { run }: Operations,
  copy: Messages['notices'],
): Action[] {
  const { edit, texts } = draft
  const shown = moves.save === null && draft.dirty && !draft.dropped
  return [
    {
      id: 'save',
      label: copy.save,
      key: 'send',
      look: 'primary',
      shown,
      note: (
        <>
          {draft.restored && !draft.theirs ? copy.restored : copy.unsaved}
          {state === 'requested' ? <p className="text-amber">{copy.editResets}</p> : null}
        </>
      ),
      run: () =>
        run(
          queries.notices.save,
          { noticeId, edit, texts },
          {
            done: () => {
              draft.done()
              return copy.saved
            },
            failed: (error) => {
              const now = currentNoticeOf(error)
              if (now) draft.overtaken(now)
              return now !== null
            },
          },
        ),
    },
    { id: 'drop', label: copy.discard, look: 'quiet', shown, run: draft.drop },
  ]
}

/** A draft without unsaved changes: its publication is asked for, or it is discarded. */
function useDraftActions(notice: NoticeView, draft: NoticeDraft, operation: Operations): Action[] {
  const copy = useMessages('notices')
  const navigate = useNavigate()
  const { id: noticeId, edit, moves, flaws } = notice
  const { run, why } = operation
  const shown = notice.state === 'draft' && moves.save === null && !draft.dirty
  const discard = async () => {
    const answer = await queries.notices.discard.call({ noticeId, edit })
    draft.done()
    await navigate({ to: '/notices' })
    return answer
  }
  return [
    {
      id: 'request',
      label: copy.request,
      key: 'send',
      look: 'primary',
      shown,
      refused: why(moves.request),
      note:
        moves.request && flaws.length > 0 ? <span className="text-amber">{copy.flawsLeft(flaws.length)}</span> : null,
      run: () => run(queries.notices.request, { noticeId, edit }, { done: () => copy.requested }),
    },
    {
      id: 'discard',
      label: copy.discardDraft,
      look: shown ? 'quiet' : 'none',
      refused: why(moves.discard),
      opens: (back) => (
        <NoticeDiscardPanel
          notice={notice}
          unsaved={draft.dirty}
          operation={operation}
          closed={why(moves.discard)}
          onDiscard={() =>
            void run({ call: discard }, null, {
              done: () => copy.discarded(copy.issue(notice.month, notice.version)),
            })
          }
          onBack={back}
        />
      ),
    },
  ]
}

/** A notice whose publication was asked for: leads publish it, or send it back. */
function approvalActions(
  { notice, draft, onScreen: { seen, changed }, onChanges }: Props,
  { run, why }: Operations,
  copy: Messages['notices'],
  meId: string,
): Action[] {
  const { id: noticeId, edit, month, version, moves } = notice
  const requested = notice.state === 'requested'
  const writes = moves.save === null
  const shown = requested && writes && !draft.dirty
  const refused = why(moves.approve)
  return [
    {
      id: 'approve',
      label: publishesAlone(notice, meId) ? copy.approveAlone : copy.approve,
      key: 'send',
      look: 'primary',
      shown,
      refused: refused ?? (changed ? copy.seenChanged : null),
      note:
        changed && !refused ? (
          <div role="status" className="grid gap-1.5 rounded-md bg-amber-bg px-3 py-2">
            <p className="text-amber">{copy.seenChanged}</p>
            <Button small onClick={onChanges}>
              {copy.seeChanges}
            </Button>
          </div>
        ) : null,
      run: () =>
        run(queries.notices.approve, { noticeId, ...seen }, { done: () => copy.approved(copy.issue(month, version)) }),
    },
    {
      id: 'refuse',
      label: copy.refuse,
      key: writes ? 'sendBack' : undefined,
      look: shown ? undefined : 'none',
      shown: requested,
      refused: why(moves.refuse),
      asks: { title: copy.refuseTitle, hint: copy.refuseNext, atMost: MAX_NOTICE_REASON_LENGTH },
      run: (reason) => run(queries.notices.refuse, { noticeId, edit, reason }, { done: () => copy.refusedDone }),
    },
  ]
}

/** May this person publish now, on a desk with too few leads, what they wrote themselves? */
const publishesAlone = ({ aloneFrom, edited, moves }: NoticeView, meId: string): boolean =>
  aloneFrom !== null && edited.by.id === meId && moves.approve !== 'own_text'

/** Who asked for its publication; and from when its writer may publish it alone. */
function Requested({ notice, dirty }: { notice: NoticeView; dirty: boolean }) {
  const copy = useMessages('notices')
  const { instants } = useCopy()
  const { me } = useDesk()
  const { state, requested, aloneFrom, moves } = notice
  if (state !== 'requested' || dirty) return null
  return (
    <>
      <p className="text-sm text-ink2">{requested ? copy.requestedBy(requested.by.alias) : ''}</p>
      {aloneFrom === null || moves.save !== null ? null : (
        <p className="text-sm text-ink2">
          {publishesAlone(notice, me.id) ? copy.aloneNow : copy.aloneFrom(instants.brief(aloneFrom))}{' '}
          {copy.aloneInstead}
        </p>
      )}
    </>
  )
}

/** Somebody else saved the notice while this person wrote. */
function Conflict({ draft: { dirty, theirs, takeTheirs } }: { draft: NoticeDraft }) {
  const copy = useMessages('notices')
  if (!dirty || !theirs) return null
  return (
    <div role="alert" className="grid gap-1.5 rounded-md bg-amber-bg px-3 py-2 text-sm">
      <p className="text-amber">{copy.conflict(theirs.edited.by.alias)}</p>
      <p>{copy.conflictNext}</p>
      <Button small onClick={takeTheirs}>
        {copy.takeAll}
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
