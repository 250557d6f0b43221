import type { WithdrawalDraft } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { lastFourOf } from '@mimamori/policy/erasure/erasure-rules'
import { MAX_EVIDENCE_PIECES, type WithdrawalKind } from '@mimamori/policy/withdrawals/withdrawal-model'
import { Button } from '@mimamori/ui/button'
import { Skeleton } from '@mimamori/ui/skeleton'
import { type ReactNode, useEffect, useMemo, useState } from 'react'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useLoadingKeys } from '../../keys/use-key-scene.ts'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { type Letters, useLetters } from '../../parts/use-letters.tsx'
import type { MessageSubject } from '../column/compose-decision.ts'
import { focusProblem } from './focus-problem.ts'
import { pinnedEvidence, suggestedFirst, toggleEvidence } from './pinned-evidence.ts'
import { type ResolvedProposal, resolveProposal } from './proposal-message.ts'
import { type ProposalProblem, proposalProblem } from './proposal-problem.ts'
import { type ProposalDraft, toggleProposalCategory } from './withdrawal-draft.ts'
import { WithdrawalProposalFields } from './withdrawal-proposal-fields.tsx'

/** The proposal that is sent to the desk, without the case or withdrawal it is about. */
export type WithdrawalProposalInput = {
  template: { id: string; version: number } | null
  text: string
  note: string
  evidence: WithdrawalDraft['candidates'][number]['ref'][]
  lastFour: string
  categories: ProposalDraft['categories'][number][]
  clause: string | null
  hide: { template: { id: string; version: number } | null; text: string } | null
}

type Props = {
  kind: WithdrawalKind
  /** beside the text, for evidence and letter; `null`: in the panel */
  place: HTMLElement | null
  about: MessageSubject
  /** the day whose guideline applies to the case */
  judgedOn: string
  active: boolean
  /** why nothing can be proposed now */
  closed: string | null
  /** what the proposal brings about, beside what every one of its kind does */
  brings?: string | undefined
  busy: boolean
  /** `undefined`: not loaded yet */
  prepared: WithdrawalDraft | undefined
  /** loads `prepared` again after a failure; `null`: it did not fail */
  onRetry: (() => void) | null
  proposal: ProposalDraft
  onChange: (proposal: ProposalDraft) => void
  /** sends the proposal; resolves with why it failed, in words, or `null` */
  onSend: (proposed: WithdrawalProposalInput) => Promise<string | null>
  onBack: () => void
  /** says whether it is kept */
  keeping?: ReactNode
}

/** The form of a proposal, of a withdrawal or of its reversal: its evidence, its effects, and the message the member will read. */
export function WithdrawalProposalPanel(props: Props): ReactNode {
  const { kind, closed, brings = '', busy, prepared, onBack, onRetry } = props
  const copy = useMessages('withdrawals')
  const { refusals } = useCopy()
  const { sent, read } = useLetters(props.judgedOn)
  const refusal = prepared?.refusal ?? null
  const words: { readonly [refusal: string]: string } = refusals
  const why = closed ?? (refusal && (words[refusal] ?? refusal))
  const form = useProposalKeys(props, sent, why)
  const reversing = kind === 'reversal'
  return (
    <DecisionPanel
      title={reversing ? copy.reversalTitle : copy.proposeTitle}
      hint={[reversing ? copy.reversalHint : copy.proposeHint, brings].filter(Boolean).join(' ')}
      problem={why ?? form.problem}
      closed={why !== null || busy || !prepared || !sent}
      confirm={busy ? copy.sending : copy.confirmPropose}
      confirmKey={SEND_KEY}
      onConfirm={form.send}
      onBack={onBack}
    >
      {prepared && sent ? (
        <WithdrawalProposalFields
          {...props}
          {...form}
          prepared={prepared}
          sent={sent}
          read={read ?? sent}
          locked={busy}
        />
      ) : onRetry ? (
        <div role="alert" className="flex flex-wrap items-center gap-2 text-sm text-red">
          {copy.prepareFailed}
          <Button small onClick={onRetry}>
            {copy.retry}
          </Button>
        </div>
      ) : (
        <div role="status" aria-label={copy.loading}>
          <Skeleton className="h-96 w-full" />
        </div>
      )}
      {props.keeping}
    </DecisionPanel>
  )
}

/** State and actions of the form, by key and by click: pin evidence, choose categories, send. */
function useProposalKeys(props: Props, sent: Letters | undefined, closed: string | null) {
  const { kind, about, active, busy, prepared, proposal, onChange, onSend } = props
  const copy = useMessages('withdrawals')
  const { language } = useLanguage()
  const [focused, setFocused] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const now = useMemo(() => new Date(serverNow()).toISOString(), [])
  // the problem covers the foot of the panel: scrolls what has the focus out from under it
  useEffect(() => {
    if (problem) document.activeElement?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  const candidates = useMemo(() => suggestedFirst(prepared?.candidates ?? []), [prepared])
  const resolved = sent && resolveProposal(proposal, kind, about, sent, now)
  const change = (next: ProposalDraft) => {
    setProblem(null)
    onChange(next)
  }
  const togglePin = (index: number) => {
    const piece = candidates[index]
    if (!piece || busy) return
    setFocused(index)
    change(toggleEvidence(proposal, candidates, piece.ref))
  }
  const toggleCategory = (index: number) => {
    const category = CATEGORIES[index]
    if (category && kind === 'withdrawal' && !busy) change(toggleProposalCategory(proposal, category))
  }
  const send = async () => {
    if (closed || busy || !prepared || !resolved) return
    const missing = proposalProblem(proposal, kind, prepared, resolved)
    if (missing) {
      focusProblem(missing, resolved.text)
      return setProblem(problemMessage(copy, missing, prepared.memberId))
    }
    setProblem(null)
    setProblem(await onSend(proposalInput(proposal, kind, prepared, resolved)))
  }
  const shift = (by: number) => setFocused((focused + by + candidates.length) % Math.max(1, candidates.length))
  useLoadingKeys('all', active && closed === null && !(prepared && sent) && !props.onRetry)
  useKeys(
    {
      digit: (n) => togglePin(n - 1),
      addDigit: (n) => toggleCategory(n - 1),
      up: () => shift(-1),
      down: () => shift(1),
      open: () => togglePin(focused),
      send: () => void send(),
    },
    active,
  )
  return {
    focusedIndex: focused,
    now,
    language,
    candidates,
    resolved,
    change,
    togglePin,
    toggleCategory,
    focus: setFocused,
    send: () => void send(),
    problem,
  }
}

function proposalInput(
  proposal: ProposalDraft,
  kind: WithdrawalKind,
  { candidates, hideRefusal }: WithdrawalDraft,
  { template, clause, text, hide }: ResolvedProposal,
): WithdrawalProposalInput {
  const ref = (of: ResolvedProposal['template']) => (of ? { id: of.id, version: of.version } : null)
  return {
    template: ref(template),
    text,
    note: proposal.note.trim(),
    evidence: pinnedEvidence(proposal, candidates).map(({ ref }) => ref),
    lastFour: proposal.lastFour.trim(),
    categories: kind === 'withdrawal' ? [...proposal.categories] : [],
    clause: kind === 'withdrawal' ? (clause?.id ?? null) : null,
    hide: hide && hideRefusal === null ? { template: ref(hide.template), text: hide.text } : null,
  }
}

function problemMessage({ problems }: Messages['withdrawals'], problem: ProposalProblem, memberId: string): string {
  if (problem === 'tooMany') return problems.tooMany(MAX_EVIDENCE_PIECES)
  if (problem === 'tooLong') return problems.tooLong(MAX_TEXT_LENGTH.toLocaleString('en'))
  if (problem === 'lastFour') return problems.lastFour(lastFourOf(memberId))
  return problems[problem]
}
