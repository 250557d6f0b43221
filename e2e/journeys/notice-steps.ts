import type { FrameLocator, Page } from '@playwright/test'
import type { Person } from '../harness/desk-accounts.ts'
import { checkAccessibility } from './accessibility-checks.ts'

export const SEND_KEY = 'Control+Enter'

export const preview = (page: Page): FrameLocator => page.frameLocator('iframe')

/** A screen with a notice on it. In the frame nothing runs, axe neither: it is taken out meanwhile, and its document is checked by itself. */
export async function checkNoticeScreen(page: Page, screen: string, found: string[]): Promise<void> {
  await preview(page).getByRole('heading', { level: 1 }).waitFor()
  const frame = await page.locator('iframe').elementHandle()
  const place = await frame?.evaluateHandle((each) => {
    const gap = document.createComment('')
    each.replaceWith(gap)
    return gap
  })
  await checkAccessibility(page, screen, found)
  await frame?.evaluate((each, gap) => gap?.replaceWith(each), place)
}

/** The notice of the running month, which a lead of the demo has begun, without its English text. */
export async function readDraft({ client }: Person): Promise<{ readonly id: string; readonly month: string }> {
  const draft = (await client.notices.list()).notices.find(({ state }) => state === 'draft')
  if (!draft) throw new Error('nobody has begun a notice')
  const { id: noticeId, month, edit } = draft
  const { texts } = await client.notices.get({ noticeId })
  await client.notices.save({ noticeId, edit, texts: { ...texts, en: null } as TextsInput })
  return { id: noticeId, month }
}

/** Another lead saves other words for one section. */
export async function saveSection({ client }: Person, noticeId: string, section: string, text: string): Promise<void> {
  const { edit, texts } = await client.notices.get({ noticeId })
  const sections = texts.ja.sections.map((each) => (each.id === section ? { ...each, text } : each))
  await client.notices.save({ noticeId, edit, texts: { ...texts, ja: { ...texts.ja, sections } } as TextsInput })
}

type TextsInput = Parameters<Person['client']['notices']['save']>[0]['texts']

/** Another lead asks for the publication of what is stored. */
export async function requestPublication({ client }: Person, noticeId: string): Promise<void> {
  const { edit } = await client.notices.get({ noticeId })
  await client.notices.request({ noticeId, edit })
}

/** Another lead sends a request back. */
export async function sendBack({ client }: Person, noticeId: string, reason: string): Promise<void> {
  const { edit } = await client.notices.get({ noticeId })
  await client.notices.refuse({ noticeId, edit, reason })
}
