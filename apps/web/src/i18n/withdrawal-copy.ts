import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { Dealings } from '@mimamori/policy/intake/intake-arrivals'
import type { EvidenceRef } from '@mimamori/policy/withdrawals/withdrawal-model'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { type Copy, useCopy, useLanguage } from './language-provider.tsx'
import { type Messages, useMessages } from './messages.ts'

type WithdrawalFailureCopy = Pick<Copy, 'errors'> & {
  refusals: Copy['refusals'] & Messages['withdrawals']['refusals'] & Messages['withdrawals/setbacks']['refusals']
}

/** Texts of every refusal of a withdrawal. */
export function useWithdrawalRefusalWords(): WithdrawalFailureCopy {
  const copy = useCopy()
  const { refusals } = useMessages('withdrawals')
  const setbacks = useMessages('withdrawals/setbacks')
  return { errors: copy.errors, refusals: { ...copy.refusals, ...refusals, ...setbacks.refusals } }
}

/** Texts of refusals of an outcome of a contact reminder; those for a second person are as of withdrawals. */
export function useOutcomeRefusals(): Readonly<Record<string, string>> {
  const { refusals } = useWithdrawalRefusalWords()
  return { ...refusals, ...useMessages('reminders').refusals }
}

type Titled = { readonly ref: EvidenceRef; readonly title: string }

/** Kind and title of a piece of evidence. The title of a report is a reason's id, that of a decision its measures joined by `+`. */
export function useEvidenceWords(): (piece: Titled) => { kind: string; title: string } {
  const { words } = useCopy()
  const { language } = useLanguage()
  const copy = useMessages('withdrawals')
  const entries = useCatalogueEntries()
  return ({ ref, title }) => {
    switch (ref.kind) {
      case 'text':
        return {
          kind: `${words.targets[ref.type]} ${copy.version(ref.version)}`,
          title: title || copy.untitled(words.targets[ref.type]),
        }
      case 'report': {
        const reason = entries?.find(({ kind, id }) => kind === 'reason' && id === title)
        return { kind: copy.evidenceKinds.report, title: reason?.data.label[language] ?? title }
      }
      case 'decision': {
        const measures = title.split('+').filter(Boolean) as Measure[]
        const named = measures.map((measure) => words.measures[measure]).join(words.plus)
        return { kind: copy.evidenceKinds.decision, title: named || words.noViolation }
      }
    }
  }
}

const EFFECTS = ['runningContracts', 'unpaidYen', 'openProposals'] as const

/** Contracts, unpaid yen and proposals a withdrawal would end, as texts; `some`: the figure is not 0. */
export function useEffectWords(): (effects: Dealings) => { name: string; value: string; some: boolean }[] {
  const { effect, yen, count } = useMessages('withdrawals')
  return (effects) =>
    EFFECTS.map((id) => {
      const n = effects[id].toLocaleString('en')
      return { name: effect[id], value: id === 'unpaidYen' ? yen(n) : count(n), some: effects[id] > 0 }
    })
}
