import type { PendingVersion, StandardsState } from '@mimamori/contract/standards/standards-contract'
import { MAX_VERSION_REASON_LENGTH } from '@mimamori/policy/standards/standard-version-rules'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { ReasonForm } from '../../decisions/reason-form.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useDesk } from '../desk-context.tsx'
import { useStandardsMutation } from './use-standards-mutation.ts'

type Props = { state: StandardsState; pending: PendingVersion }

/** Approves the version that waits, sends it back, or takes it back. The step-up dialog opens over this screen. */
export function VersionActions({ state: { moves }, pending }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { refusals, instants } = useCopy()
  const { me } = useDesk()
  const { act, busy } = useStandardsMutation()
  const [asking, setAsking] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const sendBackButton = useRef<HTMLButtonElement>(null)
  const back = () => {
    setAsking(false)
    requestAnimationFrame(() => sendBackButton.current?.focus())
  }
  useKeys({ escape: back }, asking)
  const { id: versionId, hash, beginsAt, aloneFrom, dryRun } = pending
  const own = pending.proposer.id === me.id
  const words: { readonly [refusal: string]: string } = { ...refusals, ...copy.refusals }
  const closed = moves.approve === null ? null : (words[moves.approve] ?? null)
  const triable = moves.approve === 'dry_run_outdated' || moves.approve === 'dry_run_unfinished'
  const run = async (work: () => Promise<string | null>) => {
    setProblem(null)
    setProblem(await work())
  }
  const approve = () =>
    act(
      () => api.standards.approve({ versionId, hash, runId: dryRun?.run.id ?? '' }),
      ({ number }) => copy.approved(number),
    )
  const takeBack = () =>
    act(
      () => api.standards.takeBack({ versionId }),
      () => copy.tookBack,
    )
  const tryAgain = () =>
    act(
      () => api.standards.tryAgain({ versionId }),
      () => copy.tryingOut,
    )
  const sendBack = async (reason: string) => {
    const failed = await act(
      () => api.standards.sendBack({ versionId, reason }),
      () => copy.sentBack,
    )
    if (failed === null) setAsking(false)
    return failed
  }
  if (asking) {
    return (
      // its words are loaded with it: the screen around it stays meanwhile
      <Suspense>
        <ReasonForm
          place={`standards ${versionId} ${me.id}`}
          title={copy.sendBackTitle}
          hint={copy.sendBackNext}
          words={copy}
          confirm={copy.sendBack}
          atMost={MAX_VERSION_REASON_LENGTH}
          busy={busy}
          onSend={sendBack}
          onBack={back}
        />
      </Suspense>
    )
  }
  const waitsForSecond = moves.approve === 'own_proposal'
  const approvable = !own || (aloneFrom !== null && !waitsForSecond)
  return (
    <div className="grid gap-2 border-t border-line pt-3">
      {own && aloneFrom !== null ? (
        <p className="text-sm text-ink2">
          {`${waitsForSecond ? copy.aloneFrom(instants.brief(aloneFrom)) : copy.aloneNow} ${copy.aloneInstead}`}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-2">
        {approvable ? (
          <Button
            variant="primary"
            disabled={busy || closed !== null}
            onClick={() => void run(approve)}
            className="min-h-9 font-semibold"
          >
            {busy ? copy.sending : own ? copy.approveAlone : beginsAt === null ? copy.approve : copy.approveOn}
          </Button>
        ) : null}
        {triable ? (
          <Button disabled={busy || moves.try_out !== null} onClick={() => void run(tryAgain)}>
            {copy.tryAgain}
          </Button>
        ) : null}
        {own ? (
          <Button disabled={busy || moves.take_back !== null} onClick={() => void run(takeBack)}>
            {copy.takeBack}
          </Button>
        ) : (
          <Button ref={sendBackButton} disabled={busy || moves.send_back !== null} onClick={() => setAsking(true)}>
            {copy.sendBack}
          </Button>
        )}
      </div>
      {approvable && closed ? <p className="text-sm text-amber">{closed}</p> : null}
      <Problem small>{problem}</Problem>
    </div>
  )
}
