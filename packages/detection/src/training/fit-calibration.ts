import type { Calibration } from '../model/detection-model.ts'

/** A score with what it should have said. */
export type ScoredLabel = { readonly score: number; readonly isViolation: boolean }

const STEPS = 50
/** Keeps a slope finite where scores separate the labels without a mistake. */
const RIDGE = 1e-3

const SMALLEST_STEP = 1 / 1024
/** a loss that is worse by no more than this is as good: rounding */
const TOLERANCE = 1e-9

/**
 * Platt scaling: the logistic curve from scores to probabilities that fits labels best, by Newton's method with steps that are
 * halved until they help. The scores must come from models that had not seen the texts. Violations and honest texts count the
 * same in sum.
 */
export function fitCalibration(scored: readonly ScoredLabel[]): Calibration {
  const violations = scored.filter(({ isViolation }) => isViolation).length
  const weightOf = (isViolation: boolean) =>
    scored.length / 2 / Math.max(1, isViolation ? violations : scored.length - violations)
  const loss = ({ slope, offset }: Calibration) =>
    scored.reduce(
      (sum, { score, isViolation }) => {
        const margin = (slope * score + offset) * (isViolation ? 1 : -1)
        // log(1 + exp(-margin)), without an overflow
        return sum + weightOf(isViolation) * (Math.max(0, -margin) + Math.log1p(Math.exp(-Math.abs(margin))))
      },
      (RIDGE / 2) * ((slope - 1) ** 2 + offset ** 2),
    )
  let fitted: Calibration = { slope: 1, offset: 0 }
  for (let step = 0; step < STEPS; step++) {
    const { slope, offset } = fitted
    let [gs, go, hss, hso, hoo] = [RIDGE * (slope - 1), RIDGE * offset, RIDGE, 0, RIDGE]
    for (const { score, isViolation } of scored) {
      const probability = 1 / (1 + Math.exp(-(slope * score + offset)))
      const weight = weightOf(isViolation)
      const error = weight * (probability - (isViolation ? 1 : 0))
      const curve = weight * probability * (1 - probability)
      gs += error * score
      go += error
      hss += curve * score * score
      hso += curve * score
      hoo += curve
    }
    const determinant = hss * hoo - hso * hso
    const [bySlope, byOffset] = [(hoo * gs - hso * go) / determinant, (hss * go - hso * gs) / determinant]
    const after = (size: number): Calibration => ({ slope: slope - size * bySlope, offset: offset - size * byOffset })
    const most = loss(fitted) + TOLERANCE
    let size = 1
    while (size > SMALLEST_STEP && loss(after(size)) > most) size /= 2
    fitted = after(size)
  }
  return fitted
}
