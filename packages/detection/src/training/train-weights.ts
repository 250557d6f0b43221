import { OUTPUTS } from '../model/detection-model.ts'
import { type TrainingText, WindowVector } from './training-samples.ts'

/** Weights and bias as real numbers, before they are rounded to whole units. */
export type TrainedWeights = { readonly weights: Float32Array; readonly bias: Float64Array }

const LEARNING_RATE = 0.3
const BIAS_RATE = 0.1
const DECAY = 1e-5
/** Squared gradients begin here, so that the first steps are no leaps. */
const FIRST_SQUARE = 1e-2
const SEED = 7

/** Numbers from 0 to below 1, the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

function shuffle(order: Uint32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1))
    const kept = order[at] ?? 0
    order[at] = order[other] ?? 0
    order[other] = kept
  }
}

const logistic = (score: number) => 1 / (1 + Math.exp(-score))

/**
 * Logistic regression of every output, by stochastic gradient descent with a step of its own for each weight (Adagrad).
 * The same samples in the same order give the same weights.
 */
class WeightTrainer {
  readonly weights: Float32Array
  readonly bias = new Float64Array(OUTPUTS)
  private readonly squares: Float32Array
  private readonly biasSquares = new Float64Array(OUTPUTS).fill(1)
  private readonly errors = new Float64Array(OUTPUTS)

  constructor(bits: number) {
    this.weights = new Float32Array(OUTPUTS << bits)
    this.squares = new Float32Array(OUTPUTS << bits).fill(FIRST_SQUARE)
  }

  learn(vector: WindowVector, text: TrainingText): void {
    this.measureErrors(vector, text)
    const { weights, squares, errors } = this
    const { buckets, values, length } = vector
    for (let at = 0; at < length; at++) {
      const row = (buckets[at] ?? 0) * OUTPUTS
      const value = values[at] ?? 0
      for (let output = 0; output < OUTPUTS; output++) {
        const weight = weights[row + output] ?? 0
        const gradient = (errors[output] ?? 0) * value + DECAY * weight
        const square = (squares[row + output] ?? 0) + gradient * gradient
        squares[row + output] = square
        weights[row + output] = weight - (LEARNING_RATE * gradient) / Math.sqrt(square)
      }
    }
    this.moveBias()
  }

  private measureErrors({ buckets, values, length }: WindowVector, { targets, weight }: TrainingText): void {
    const { weights, errors } = this
    errors.set(this.bias)
    for (let at = 0; at < length; at++) {
      const row = (buckets[at] ?? 0) * OUTPUTS
      const value = values[at] ?? 0
      for (let output = 0; output < OUTPUTS; output++)
        errors[output] = (errors[output] ?? 0) + (weights[row + output] ?? 0) * value
    }
    for (let output = 0; output < OUTPUTS; output++)
      errors[output] = weight * (logistic(errors[output] ?? 0) - (targets[output] ?? 0))
  }

  private moveBias(): void {
    this.errors.forEach((error, output) => {
      const square = (this.biasSquares[output] ?? 0) + error * error
      this.biasSquares[output] = square
      this.bias[output] = (this.bias[output] ?? 0) - (BIAS_RATE * error) / Math.sqrt(square)
    })
  }
}

/** Fewer texts say nothing of a feature but that the text was learned by heart. */
const LEAST_TEXTS = 2

/** How many texts have a feature of each bucket, up to 255. */
function countTexts(texts: readonly TrainingText[], bits: number): Uint8Array {
  const counted = new Uint8Array(1 << bits)
  const lastText = new Int32Array(1 << bits).fill(-1)
  texts.forEach(({ buckets, facts }, text) => {
    const count = (bucket: number) => {
      if (lastText[bucket] !== text) counted[bucket] = Math.min(255, (counted[bucket] ?? 0) + 1)
      lastText[bucket] = text
    }
    buckets.forEach(count)
    facts.forEach(count)
  })
  return counted
}

/** windows that are learned from between two pauses: some tenths of a millisecond */
const WINDOWS_A_PAUSE = 16

/**
 * Trains weights on the windows of texts, from nothing. `epochs`: passes over all of them. Features of a single text are left out.
 * `pause`: called again and again, so that others can be let in between.
 */
export function trainWeights(
  texts: readonly TrainingText[],
  bits: number,
  epochs: number,
  pause: () => void,
): TrainedWeights {
  const textsWith = countTexts(texts, bits)
  const isShared = (bucket: number) => (textsWith[bucket] ?? 0) >= LEAST_TEXTS
  const windows = texts.flatMap((text) => text.windows.map((window) => ({ text, window })))
  const trainer = new WeightTrainer(bits)
  const vector = new WindowVector(bits)
  const order = Uint32Array.from(windows.keys())
  const random = seededRandom(SEED)
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random)
    order.forEach((place, n) => {
      const next = windows[place]
      if (next !== undefined) {
        vector.fill(next.text, next.window, isShared)
        trainer.learn(vector, next.text)
      }
      if (n % WINDOWS_A_PAUSE === 0) pause()
    })
  }
  return trainer
}
