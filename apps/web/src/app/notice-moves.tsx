import type { NoticeNow, NoticeView } from '@mimamori/contract/notices/notices'
import { NOTICE_REASON_AT_MOST } from '@mimamori/policy/notices/notice'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { CallError } from '../api/call-error.ts'
import { desk } from '../api/client.ts'
import { ReasonForm } from '../decisions/reason-form.tsx'
import { useKeycap, useKeys } from '../keys/keys.tsx'
import { useNoticeCopy, useNoticeWords } from '../notices/notice-copy.ts'
import type { Draft } from '../notices/use-draft.ts'
import { useDesk } from './desk-context.tsx'
import { useNoticeAct } from './use-notices.ts'

const SEND_KEY = navigator.userAgent.includes('Mac') ? '⌘ Enter' : 'Ctrl Enter'

type Props = { it: NoticeView; draft: Draft }

/** What is there now instead, when somebody else has saved. */
function nowIn(fault: unknown): NoticeNow | null {
  if (!(fault instanceof CallError) || typeof fault.data !== 'object' || fault.data === null) return null
  return 'now' in fault.data ? (fault.data.now as NoticeNow | null) : null
}

function useMoves({ it, draft }: Props) {
  const copy = useNoticeCopy()
  const { refusals } = useNoticeWords()
  const { act, busy } = useNoticeAct()
  const navigate = useNavigate()
  const { id: noticeId, edit, moves, figures } = it
  const revision = figures?.revision ?? 0
  return {
    busy,
    closed: (move: keyof typeof moves) => (moves[move] ? (refusals[moves[move]] ?? null) : null),
    save: () =>
      act(
        async () => {
          await desk.notices.save({ noticeId, edit: draft.edit, texts: draft.texts })
          draft.done()
        },
        () => copy.saved,
        (fault) => {
          const now = nowIn(fault)
          if (now) draft.overtaken(now)
        },
      ),
    request: () =>
      act(
        () => desk.notices.request({ noticeId, edit }),
        () => copy.requested,
      ),
    approve: () =>
      act(
        () => desk.notices.approve({ noticeId, edit, revision }),
        () => copy.approved(copy.issue(it.month, it.version)),
      ),
    refuse: (reason: string) =>
      act(
        () => desk.notices.refuse({ noticeId, edit, reason }),
        () => copy.refusedDone,
      ),
    reissue: () =>
      act(
        async () => {
          const { noticeId: next } = await desk.notices.begin({ month: it.month })
          void navigate({ to: '/notices/$noticeId', params: { noticeId: next } })
        },
        () => copy.begun(copy.issue(it.month, it.version + 1)),
      ),
  }
}

type Moves = ReturnType<typeof useMoves>
type Run = (work: () => Promise<string | null>) => Promise<void>

/** What is left to do until it is published, by whom, and why not. */
export function NoticeMoves({ it, draft }: Props) {
  const copy = useNoticeCopy()
  const { me } = useDesk()
  const moves = useMoves({ it, draft })
  const [asked, ask] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const refusing = asked && it.state === 'requested'
  const back = () => {
    ask(false)
    document.querySelector<HTMLElement>('#screen h1')?.focus()
  }
  const run: Run = async (work) => {
    setProblem(null)
    setProblem(await work())
  }
  const send = () => {
    if (draft.dirty) return void run(moves.save)
    const next = it.state === 'requested' ? 'approve' : 'request'
    const why = moves.closed(next)
    if (why) return setProblem(why)
    void run(moves[next])
  }
  const writes = it.moves.save === null
  useKeys({ send }, writes && !refusing)
  useKeys({ sendBack: () => ask(true) }, it.state === 'requested' && writes && !refusing, {
    sendBack: moves.closed('refuse'),
  })
  useKeys({ escape: back }, refusing)
  if (refusing) {
    return (
      <ReasonForm
        place={`notice ${it.id} ${me.id}`}
        title={copy.refuseTitle}
        hint={copy.refuseNext}
        words={copy}
        confirm={copy.refuse}
        atMost={NOTICE_REASON_AT_MOST}
        busy={moves.busy}
        onSend={async (reason) => {
          const failed = await moves.refuse(reason)
          if (failed === null) back()
          return failed
        }}
        onBack={back}
      />
    )
  }
  return (
    <section aria-label={copy.decide} className="grid content-start gap-3">
      <Saving it={it} draft={draft} moves={moves} onRun={run} />
      {it.state === 'draft' && writes && !draft.dirty ? <ToRequest it={it} moves={moves} onRun={run} /> : null}
      {it.state === 'requested' ? (
        <ToApprove it={it} moves={moves} dirty={draft.dirty} onRun={run} onAsk={() => ask(true)} />
      ) : null}
      {it.published ? <Published it={it} moves={moves} onRun={run} /> : null}
      <Problem small>{problem}</Problem>
    </section>
  )
}

type PartProps = { it: NoticeView; moves: Moves; onRun: Run }

function Saving({ it, draft, moves, onRun }: PartProps & { draft: Draft }) {
  const copy = useNoticeCopy()
  if (it.moves.save !== null || !draft.dirty) return null
  const { theirs } = draft
  return (
    <div className="grid gap-1.5">
      {theirs ? (
        <div role="alert" className="grid gap-1.5 rounded-md bg-amber-bg px-3 py-2 text-sm">
          <p className="text-amber">{copy.conflict(theirs.edited.by.alias)}</p>
          <p>{copy.conflictNext}</p>
          <Button small onClick={() => draft.writeAll(theirs.texts, theirs.edit)}>
            {copy.takeAll}
          </Button>
        </div>
      ) : null}
      <Button
        look="primary"
        keycap={SEND_KEY}
        disabled={moves.busy}
        onClick={() => void onRun(moves.save)}
        className="min-h-9 justify-between font-semibold"
      >
        {moves.busy ? copy.sending : copy.save}
      </Button>
      <p className="text-sm text-ink2">{draft.restored && !theirs ? copy.restored : copy.unsaved}</p>
      {it.state === 'requested' ? <p className="text-sm text-amber">{copy.editResets}</p> : null}
      <Button small look="quiet" disabled={moves.busy} onClick={draft.done} className="justify-self-start">
        {copy.discard}
      </Button>
    </div>
  )
}

function ToRequest({ it, moves, onRun }: PartProps) {
  const copy = useNoticeCopy()
  const why = moves.closed('request')
  return (
    <div className="grid gap-1.5">
      <Button
        look="primary"
        keycap={SEND_KEY}
        disabled={moves.busy || why !== null}
        onClick={() => void onRun(moves.request)}
        className="min-h-9 justify-between font-semibold"
      >
        {moves.busy ? copy.sending : copy.request}
      </Button>
      {why ? <p className="text-sm text-amber">{it.flaws.length > 0 ? copy.flawsLeft(it.flaws.length) : why}</p> : null}
    </div>
  )
}

function ToApprove({ it, moves, dirty, onRun, onAsk }: PartProps & { dirty: boolean; onAsk: () => void }) {
  const copy = useNoticeCopy()
  const keycap = useKeycap()
  const why = moves.closed('approve')
  if (dirty) return null
  const said = it.requested ? copy.requestedBy(it.requested.by.alias) : ''
  if (it.moves.save !== null) return <p className="text-sm text-ink2">{said}</p>
  return (
    <div className="grid gap-1.5">
      <p className="text-sm text-ink2">{said}</p>
      <Button
        look="primary"
        keycap={SEND_KEY}
        disabled={moves.busy || why !== null}
        onClick={() => void onRun(moves.approve)}
        className="min-h-9 justify-between font-semibold"
      >
        {moves.busy ? copy.sending : copy.approve}
      </Button>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
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

function Published({ it, moves, onRun }: PartProps) {
  const copy = useNoticeCopy()
  const why = it.moves.reissue
  return (
    <div className="grid gap-1.5">
      {it.intact ? null : <Problem small>{copy.altered}</Problem>}
      <p className="text-sm text-ink2">{it.newer === null ? copy.reissuePlain : copy.reissueNext(it.newer)}</p>
      {why === 'not_permitted' ? null : (
        <Button disabled={moves.busy || why !== null} onClick={() => void onRun(moves.reissue)}>
          {copy.reissue}
        </Button>
      )}
    </div>
  )
}
