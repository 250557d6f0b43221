import { parentPort } from 'node:worker_threads'
import { buildNoticeDocuments } from './notice-document.ts'
import type { NoticeMaterial } from './notice-section-parts.ts'

/** Renders one notice after another, on a thread of its own: see `createLimitedThread`. */
parentPort?.on('message', (content: NoticeMaterial) => {
  try {
    parentPort?.postMessage({ result: buildNoticeDocuments(content) })
  } catch (fault) {
    parentPort?.postMessage({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
parentPort?.postMessage('ready')
