import { text } from 'node:stream/consumers'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import { openSearchIndex } from '@mimamori/storage/search/open-search-index'
import { learnModel } from './learn-model.ts'
import { loadLearningTask, REPOSITORY_TEXTS } from './load-learning-task.ts'
import type { LearningInput, LearningOutput } from './run-learning.ts'

const LOOK_INTERVAL_MS = 200
const MEGABYTE = 1024 ** 2

/** Ends this process where it takes more memory than it may have beside the desk, and where the desk is gone. */
function watchProcess(limitMb: number): () => void {
  const desk = process.ppid
  let lookAt = 0
  return () => {
    if (performance.now() < lookAt) return
    lookAt = performance.now() + LOOK_INTERVAL_MS
    if (process.ppid !== desk) process.exit(1)
    if (process.memoryUsage.rss() < limitMb * MEGABYTE) return
    console.error(`learning takes more than the ${limitMb} MB that it may have`)
    process.exit(1)
  }
}

async function readDecisions(at: StorageOptions['at']) {
  const { db, close } = openSearchIndex(at)
  try {
    return await loadLearningTask(db, REPOSITORY_TEXTS)
  } finally {
    await close()
  }
}

/** Learns one model in a process of its own, from what it reads of the database by itself, and writes it to standard output. */
async function run(): Promise<void> {
  const { at, limitMb } = JSON.parse(await text(process.stdin)) as LearningInput
  const { task, comparedWith } = await readDecisions(at)
  const learned = learnModel(task, watchProcess(limitMb))
  const output: LearningOutput = { ...learned, comparedWith, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) }
  process.stdout.write(JSON.stringify(output))
}

await run().catch((fault: unknown) => {
  // one line: it is told where the desk tells why
  console.error(fault instanceof Error ? fault.message : fault)
  process.exitCode = 1
})
