import type { EvaluationRun } from '@mimamori/contract/standards/standards-contract'
import type { Operations } from '../../parts/use-operation.ts'

/** Why no evaluation can begin now, in words; `null`: one can. One's own dry run is not called another evaluation. */
export function whyNoRun(
  { why }: Pick<Operations, 'why'>,
  ownDryRun: string,
  { refusal, running, me }: { refusal: string | null; running: EvaluationRun | null; me: string },
): string | null {
  const underWay = refusal === 'run_under_way' || (refusal === null && running !== null)
  if (underWay && running?.purpose === 'dry' && running.by?.id === me) return ownDryRun
  return why(underWay ? 'run_under_way' : refusal)
}
