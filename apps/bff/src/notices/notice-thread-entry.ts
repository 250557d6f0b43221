import { parentPort } from 'node:worker_threads'
import { drawNoticeChart } from './notice-chart-drawing.ts'
import { buildNoticeDocuments } from './notice-document.ts'
import type { NoticeContent } from './notice-section-parts.ts'

/** Renders one notice after another, on a thread of its own: see `createLimitedThread`. */
parentPort?.on('message', (content: NoticeContent) => {
  try {
    parentPort?.postMessage({ result: buildNoticeDocuments({ ...content, draw: drawNoticeChart }) })
  } catch (fault) {
    parentPort?.postMessage({ fault: fault instanceof Error ? (fault.stack ?? fault.message) : String(fault) })
  }
})
parentPort?.postMessage('ready')
