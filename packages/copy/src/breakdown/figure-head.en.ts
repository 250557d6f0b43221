import { fullMonth } from '../instants/months.en.ts'
import type { figureHead as ja } from './figure-head.ja.ts'

export const figureHead: typeof ja = {
  unit: (unit) => `Unit: ${unit}`,
  units: {
    job: 'jobs',
    proposal: 'proposals',
    message: 'messages',
    member: 'members',
    cases: 'cases',
    measures: 'measures',
    share: '%',
    time: 'time',
  },
  span: (from, to) => `${fullMonth(from)} – ${fullMonth(to)}`,
  upTo: (period, standsAt) => `${period} (${standsAt})`,
  target: (name) => `Content type: ${name}`,
  running: 'month in progress, not closed',
  notClosed: 'not closed',
  closed: (revision) => `closed, revision ${revision}`,
  changed: (revision) => `closed, revision ${revision}, changed since`,
  closedOf: (closed, months) => `${closed} of ${months} ${months === 1 ? 'month' : 'months'} closed`,
  changedOf: (changed) => `${changed} changed since`,
  comma: ', ',
  made: (day) => `created ${day}, Japan time`,
}
