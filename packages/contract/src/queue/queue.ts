import { type CaseState, type LeaseKind, QUEUES } from '@mimamori/policy/cases/case'
import type { Category, Severity } from '@mimamori/policy/catalogue/categories'
import type { TargetType } from '@mimamori/policy/intake/arrivals'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/fields.ts'
import { notPermitted } from '../refusals.ts'

export const VIEWS = [...QUEUES, 'mine'] as const
export type View = (typeof VIEWS)[number]

export type QueueItem = {
  id: string
  number: number
  targetType: TargetType
  title: string
  category: Category | null
  severity: Severity
  score: number
  reports: number
  contentVersion: number
  openedAt: string
  dueAt: string
  state: CaseState
  holder: { alias: string; mine: boolean; kind: LeaseKind; endsAt: string } | null
}

export type QueuePage = { items: QueueItem[]; next: string | null }

export type QueueCounts = {
  open: Record<(typeof QUEUES)[number], number>
  mine: number
  /** when the oldest open flagged case arrived */
  oldestFlaggedAt: string | null
  /** open flagged cases past their due time */
  overdue: number
  decidedToday: number
}

/** `next` of a page: where the following one begins. */
const Place = text(80).regex(/^-?\d{1,15}~[0-9T:.Z-]{24}~[0-9a-f-]{36}$/, 'next of a page')

export const queue = {
  list: oc
    .input(
      z.strictObject({
        view: z.enum(VIEWS),
        after: Place.optional(),
        limit: z.int().min(1).max(200).optional(),
      }),
    )
    .output(type<QueuePage>())
    .errors(notPermitted),
  counts: oc.output(type<QueueCounts>()).errors(notPermitted),
}
