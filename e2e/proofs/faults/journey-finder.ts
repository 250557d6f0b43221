import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT, runProcess } from '../../harness/server-processes.ts'
import type { PlantedFault } from '../planted-faults.ts'
import { FAULT_VARIABLE } from './planted-fault-plugin.ts'
import { FailsWithoutFault, type Verdict } from './verdicts.ts'

const WEB_FOLDER = join(ROOT, 'apps/web')
const VITE = join(WEB_FOLDER, 'node_modules/vite/bin/vite.js')
const PLAYWRIGHT = join(ROOT, 'e2e/node_modules/@playwright/test/cli.js')
const PAGE_CONFIG = join(ROOT, 'e2e/proofs/faults/page.config.ts')
/** names the folder of the built page that the desk of a journey serves, instead of apps/web/dist */
const PAGE_VARIABLE = 'E2E_WEB_FOLDER'
const MIN_TIMEOUT_MS = 60_000
const ANY_TIMEOUT_MS = 600_000
/** with a fault a journey may take so much longer than without */
const SLOWER = 10

type Suite = { readonly suites?: readonly Suite[]; readonly specs?: readonly Spec[] }
type Spec = { readonly title: string; readonly tests: readonly { readonly results: readonly Result[] }[] }
type Result = {
  readonly status: string
  readonly duration: number
  readonly error?: { readonly message?: string }
}
type Ran = {
  readonly failed: string | null
  readonly message: string
  readonly timedOut: boolean
  readonly longestMs: number
}

const specsOf = (suite: Suite): Spec[] => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsOf)]

/** Builds the page into `folder`, with the fault or without. */
async function buildPage(folder: string, fault: PlantedFault | null): Promise<void> {
  const build = [VITE, 'build', '--config', PAGE_CONFIG, '--outDir', folder, '--emptyOutDir', '--logLevel', 'error']
  const planted = fault
    ? { [FAULT_VARIABLE]: JSON.stringify({ file: fault.file, from: fault.from, to: fault.to }) }
    : {}
  const { code, stderr } = await runProcess(build, planted, WEB_FOLDER)
  if (code !== 0) throw new Error(stderr.slice(-500))
}

async function runJourney({ test, title }: PlantedFault, page: string, timeoutMs: number): Promise<Ran> {
  const output = join(page, '..', 'output')
  const options = ['--reporter=json', '--workers=1', '--max-failures=1', `--timeout=${timeoutMs}`, '--output', output]
  const only = title ? ['--grep', title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')] : []
  const playwright = [PLAYWRIGHT, 'test', '--config', 'e2e/playwright.config.ts', ...options, ...only]
  const { stdout, stderr } = await runProcess([...playwright, (test ?? '').replace(/^e2e\//, '')], {
    // the shared desk serves it, no other one does
    [PAGE_VARIABLE]: page,
  })
  const start = stdout.indexOf('{')
  if (start === -1) throw new Error(`${test}: no report: ${stderr.slice(-500)}`)
  const report = JSON.parse(stdout.slice(start)) as Suite & { readonly errors: readonly { readonly message: string }[] }
  const results = specsOf(report).flatMap((spec) =>
    spec.tests.flatMap(({ results }) => results.map((result) => ({ ...result, title: spec.title }))),
  )
  const ran = results.filter(({ status }) => status !== 'skipped')
  const failed = ran.find(({ status }) => status !== 'passed')
  const [error] = report.errors
  if (!failed && (error || ran.length === 0)) throw new Error(`${test}: ${error?.message ?? `no test has ${title}`}`)
  return {
    failed: failed?.title ?? null,
    message: failed?.error?.message?.slice(0, 300) ?? '',
    timedOut: failed?.status === 'timedOut',
    longestMs: Math.max(...ran.map(({ duration }) => duration)),
  }
}

/** Tries faults of the page by journeys through it. */
export type JourneyFinder = {
  readonly tryFault: (fault: PlantedFault) => Promise<Verdict>
  readonly end: () => void
}

export function createJourneyFinder(): JourneyFinder {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-faulty-page-'))
  const cleanPage = join(folder, 'clean')
  const page = join(folder, 'page')
  const end = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', end)
  let built = false
  /** of each journey, once it passed on a page without a fault */
  const timeouts = new Map<string, number>()

  async function tryClean(fault: PlantedFault, timeoutMs: number): Promise<number> {
    if (!built) await buildPage(cleanPage, null)
    built = true
    const { failed, message, longestMs } = await runJourney(fault, cleanPage, timeoutMs)
    if (failed) throw new FailsWithoutFault(`${fault.test}: ${failed}: ${message}`)
    return MIN_TIMEOUT_MS + SLOWER * longestMs
  }

  return {
    async tryFault(fault) {
      const key = `${fault.test} ${fault.title ?? ''}`
      const timeoutMs = timeouts.get(key) ?? (await tryClean(fault, ANY_TIMEOUT_MS))
      timeouts.set(key, timeoutMs)
      try {
        await buildPage(page, fault)
      } catch (cause) {
        return { status: 'broken', message: cause instanceof Error ? cause.message : String(cause) }
      }
      const { failed, timedOut } = await runJourney(fault, page, timeoutMs)
      if (failed === null) return { status: 'survived', loaded: true }
      // the same without the fault: it was not the machine
      if (timedOut) await tryClean(fault, timeoutMs)
      return { status: 'found', test: fault.test ?? '', title: failed, endless: timedOut }
    },
    end() {
      process.off('exit', end)
      end()
    },
  }
}
