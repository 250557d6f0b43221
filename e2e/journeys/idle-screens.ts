import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { DeskClient } from '../harness/desk-accounts.ts'
import { ROOT } from '../harness/server-processes.ts'

/** Every address that the screens of the page name, as they name it: `/review/$caseId`. */
const ROUTES = [
  ...readFileSync(join(ROOT, 'apps/web/src/app/screens.ts'), 'utf8').matchAll(/^ {4}path: '(\/[^']+)'/gm),
].map(([, path = '']) => path)
const SECTION_ROUTE = '/admin/{-$section}'
/** Of the administration, what is asked for again by itself. */
export const ERASURE_PATH = SECTION_ROUTE.replace('{-$section}', 'erasure')

/** A screen for every route but those of the administration, each with something on it. Throws for a part of an address it does not know. */
export async function listCaseScreens(client: DeskClient): Promise<string[]> {
  const [first] = (await client.queue.list({ view: 'flagged', limit: 1 })).items
  const [appeal] = (await client.appeals.list({ list: 'open' })).items
  const [withdrawal] = (await client.withdrawals.list({ view: 'waiting' })).items
  const [notice] = (await client.notices.list()).notices
  const review = first && (await client.cases.claim({ caseId: first.id }))
  if (!review || !appeal || !withdrawal || !notice) throw new Error('the demo lacks something to look at')
  const examples: Readonly<Record<string, string>> = {
    view: 'flagged',
    caseId: review.id,
    memberId: withdrawal.memberId,
    withdrawalId: withdrawal.id,
    noticeId: notice.id,
  }
  const filled = (_: string, name: string) => {
    const example = examples[name]
    if (example === undefined) throw new Error(`no example of $${name}: name one here, so that its screen is looked at`)
    return example
  }
  // what a screen shows beside what it opens with
  const more: Readonly<Record<string, readonly string[]>> = {
    '/appeals': [`?list=open&id=${appeal.id}`],
    '/breakdown': ['', '?tab=trend', '?source=rule', '?tab=trend&source=rule'],
  }
  if (!ROUTES.includes(SECTION_ROUTE)) throw new Error('the screens of the page are declared in another form')
  return ROUTES.filter((route) => route !== SECTION_ROUTE).flatMap((route) => {
    const address = route.replace(/\$(\w+)/g, filled)
    return (more[route] ?? ['']).map((search) => `${address}${search}`)
  })
}
