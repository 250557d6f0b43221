import { fileURLToPath } from 'node:url'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import type { AppContext } from '../runtime/app-context.ts'
import { endedBy, runProgram } from '../runtime/program-process.ts'
import type { LearnedModel } from './learn-model.ts'

const moduleUrl = import.meta.url
const programFile = moduleUrl.endsWith('.ts') ? './learning-process-entry.ts' : './learning-process.mjs'
const PROGRAM = fileURLToPath(new URL(programFile, moduleUrl))

/** with the desk beside it 600 MB at most */
const LIMIT_MB = 350
/** of it what JavaScript holds; the rest are numbers outside its heap, and code */
const HEAP_MB = 180

/** What the process is given. */
export type LearningInput = { readonly at: StorageOptions['at']; readonly limitMb: number }

/** `comparedWith`: the champion it was compared with, `null`: the shipped model. `peakMb`: the most memory it took; `null`: not measured. */
export type LearningOutput = LearnedModel & { readonly comparedWith: string | null; readonly peakMb: number | null }

/** Learns a model from the decisions of a desk. Rejects where nothing came of it, with an AbortError when `signal` ended it. */
export type Learn = (app: AppContext, signal: AbortSignal) => Promise<LearningOutput>

/** Nothing came of learning: its process was ended, or took too much memory. */
class LearningEnded extends Error {
  override readonly name = 'LearningEnded'
}

/**
 * Learns in a process of its own, which reads the decisions by itself: its memory is not the desk's, and goes with it. `program`, `limitMb`: another
 * file, and another limit, in tests.
 */
export const learnInProcess =
  (program = PROGRAM, limitMb = LIMIT_MB): Learn =>
  async ({ databaseAt: at }, signal) => {
    signal.throwIfAborted()
    const input: LearningInput = { at, limitMb }
    const { ended, kill } = runProgram(program, { heapMb: HEAP_MB, input: JSON.stringify(input) })
    signal.addEventListener('abort', kill, { once: true })
    const end = await ended
    signal.removeEventListener('abort', kill)
    signal.throwIfAborted()
    if (end.code !== 0) throw new LearningEnded(endedBy(end))
    return JSON.parse(end.output) as LearningOutput
  }
