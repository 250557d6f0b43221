import { Worker } from 'node:worker_threads'
import type { SeenPage, SeenQuery } from '@mimamori/storage/incidents/incident-reads'
import type { StorageOptions } from '@mimamori/storage/open-storage'
import type { Answered, Question } from './find.ts'
import type { Call, Result } from './reader.ts'
import type { Alike, Original } from './similar.ts'

/** Where what takes long is read: on another thread, so that no search ever holds up a decision. */
export type ReadingRoom = {
  readonly find: (question: Question) => Promise<Answered>
  readonly similar: (original: Original) => Promise<Alike>
  readonly seen: (question: SeenQuery) => Promise<SeenPage>
  readonly close: () => Promise<void>
}

type Waiting = { readonly resolve: (result: never) => void; readonly reject: (fault: Error) => void }
type Answer = { readonly id: number; readonly result?: Result; readonly fault?: string }

/** what is read is soon done with; given room, the thread would fill it before it clears up */
const YOUNG_MB = 8
const own = import.meta.url
const READER = new URL(own.endsWith('.ts') ? './reader.ts' : './search-reader.mjs', own)

/**
 * Opens with the first question: a desk nobody searches pays nothing for it. A reader that dies is replaced by the next.
 * `program`: what the thread runs.
 */
export function readingRoom(at: StorageOptions['at'], program: URL | string = READER): ReadingRoom {
  const waiting = new Map<number, Waiting>()
  let reader: Worker | null = null
  let asked = 0

  function gone(fault: Error): void {
    reader = null
    for (const { reject } of waiting.values()) reject(fault)
    waiting.clear()
  }

  function open(): Worker {
    const opened = new Worker(program, { workerData: at, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } })
    opened.unref()
    opened.on('message', ({ id, result, fault }: Answer) => {
      const who = waiting.get(id)
      waiting.delete(id)
      if (fault !== undefined) who?.reject(new Error(fault))
      else who?.resolve(result as never)
    })
    opened.on('error', (fault) => gone(fault instanceof Error ? fault : new Error(String(fault))))
    opened.on('exit', () => {
      if (reader === opened) gone(new Error('the reader of the index ended'))
    })
    return opened
  }

  function ask<T extends Result>(call: Call): Promise<T> {
    reader ??= open()
    asked += 1
    const id = asked
    const answered = new Promise<T>((resolve, reject) => waiting.set(id, { resolve, reject }))
    reader.postMessage({ id, call })
    return answered
  }

  return {
    find: (question) => ask<Answered>({ find: question }),
    similar: (original) => ask<Alike>({ similar: original }),
    seen: (question) => ask<SeenPage>({ seen: question }),
    async close() {
      const leaving = reader
      reader = null
      await leaving?.terminate()
    },
  }
}
