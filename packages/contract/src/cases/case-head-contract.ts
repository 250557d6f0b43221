import type { Case, LeaseKind } from '@mimamori/policy/cases/case-model'
import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import type { AllowedMoves } from '@mimamori/policy/decisions/allowed-case-actions'
import type { PersonReasonLine } from './person-reason-contract.ts'

/** What the review screen shows of a case of any kind. */
export type CaseHead = Case & {
  holder: { id: string; alias: string; kind: LeaseKind; endsAt: string; mine: boolean } | null
  /** alias of who escalated it */
  escalatedByAlias: string | null
  openedAt: string
  dueAt: string
  /** when it was decided; `null`: it is not, or the decision was undone */
  decidedAt: string | null
  rank: { at: string; lines: RankLine[] }
  previousCase: { id: string; number: number } | null
  /** what people did that explains why it is here; left out: nothing */
  people?: PersonReasonLine[]
  authorId: string
  moves: AllowedMoves
}
