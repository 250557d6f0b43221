import { chmodSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { dropDatabase, runSql } from '@mimamori/testing-postgres/test-database'
import { createVitest, type Reporter, type TestModule, type TestProject, type TestSpecification } from 'vitest/node'
import { groupOf } from '../../../.ci/test-sequencer.ts'
import { ROOT } from '../../harness/server-processes.ts'
import { isInThreads, plantInThreads } from './fault-threads.ts'
import type { LaneAnswer, LaneMessage, LaneRequest, Measured, MeasureRequest, Project } from './lane-messages.ts'
import { plant, type Swap, wasPlanted } from './planted-fault-plugin.ts'

/**
 * One running vitest that tries one fault after another: modules stay transformed and the desk's global setups are done
 * once. Each fault gets a new process for its tests, so that none meets what another left behind.
 */

/** of this lane alone, made by whoever starts it */
const FOLDER = process.argv[2] ?? ''
/** what tests leave behind when they fail is deleted after each */
const LEFT_BY_TESTS = join(FOLDER, 'tests')
const PROJECTS: readonly Project[] = ['plain', 'sqlite', 'postgres']
const TIMED_OUT = /^(?:Test|Hook) timed out in /

const send = (message: LaneMessage): void => void process.send?.(message)

const signsOfLife: Reporter = {
  onTestModuleQueued: ({ moduleId }) => send({ type: 'alive', file: relative(ROOT, moduleId) }),
  onTestCaseResult: ({ module }) => send({ type: 'alive', file: relative(ROOT, module.moduleId) }),
}

process.env.TEST_MEMORY_FOLDER = FOLDER
mkdirSync(LEFT_BY_TESTS)
// PostgreSQL may run as another user
for (const folder of [FOLDER, LEFT_BY_TESTS]) chmodSync(folder, 0o711)

const vitest = await createVitest(
  'test',
  {
    root: ROOT,
    config: 'e2e/proofs/faults/fault-tests.config.ts',
    project: [...PROJECTS],
    watch: false,
    reporters: [signsOfLife],
  },
  { cacheDir: join(FOLDER, 'vite'), server: { watch: null } },
)
const specifications = await vitest.globTestSpecifications()
for (const { config } of vitest.projects) {
  config.env = { ...config.env, TMPDIR: LEFT_BY_TESTS, TEST_MEMORY_FOLDER: LEFT_BY_TESTS }
}

function projectOf(name: Project): TestProject {
  const project = vitest.projects.find((each) => each.name === name)
  if (!project) throw new Error(`vitest has no project ${name}`)
  return project
}

/** More of it is the same: 3 for two files of one folder of a package. */
function nearness(one: string, other: string): number {
  const [ours, theirs] = [one, other].map((path) => path.replace(/\.(?:test\.)?tsx?$/, '').split('/'))
  const differs = ours?.findIndex((part, n) => part !== theirs?.[n]) ?? 0
  return differs === -1 ? Number.POSITIVE_INFINITY : differs
}

async function testsNear(file: string, project: TestProject): Promise<TestSpecification[]> {
  vitest.config.related = [join(ROOT, file)]
  const related = await vitest.getRelevantTestSpecifications()
  const near = (each: TestSpecification) => nearness(file, relative(ROOT, each.moduleId))
  return related.filter((each) => each.project === project).sort((one, other) => near(other) - near(one))
}

function testsOf(tests: readonly string[], project: TestProject): TestSpecification[] {
  const wanted = new Set(tests.map((test) => join(ROOT, test)))
  return specifications.filter((each) => each.project === project && wanted.has(each.moduleId))
}

async function testsFor({ tests, swap }: LaneRequest, project: TestProject): Promise<TestSpecification[]> {
  if (tests !== 'near') return testsOf(tests, project)
  return swap ? await testsNear(swap.file, project) : []
}

function firstLine(text: string | undefined): string {
  return text?.split('\n')[0]?.slice(0, 200) ?? ''
}

const firstLineOf = (fault: unknown): string => firstLine(fault instanceof Error ? fault.message : String(fault))

/** What failed in a test file; `null`: nothing. */
function failureIn(module: TestModule): { readonly title: string; readonly message: string } | null {
  for (const test of module.children.allTests('failed')) {
    return { title: test.name, message: test.result().errors?.[0]?.message ?? '' }
  }
  for (const suite of module.children.allSuites()) {
    const [error] = suite.errors()
    if (error) return { title: `${suite.name}: ${firstLine(error.message)}`, message: error.message }
  }
  const [error] = module.errors()
  return error ? { title: `before its tests: ${firstLine(error.message)}`, message: error.message } : null
}

function answerFrom(modules: readonly TestModule[], unhandled: readonly unknown[]): LaneAnswer {
  const planted = wasPlanted()
  for (const module of modules) {
    const failure = failureIn(module)
    if (!failure) continue
    if ([...module.children.allTests()].length === 0) {
      return { status: 'broken', message: `${module.relativeModuleId}: ${firstLine(failure.message)}` }
    }
    const { title, message } = failure
    return { status: 'failed', planted, file: module.relativeModuleId, title, timedOut: TIMED_OUT.test(message) }
  }
  const [error] = unhandled
  if (error) {
    const title = `outside of its tests: ${firstLineOf(error)}`
    return { status: 'failed', planted, file: modules.at(-1)?.relativeModuleId ?? '', title, timedOut: false }
  }
  const all = modules.flatMap((module) => [...module.children.allTests()])
  const unfinished = all.find((test) => test.result().state === 'pending')
  if (unfinished || all.length === 0) return { status: 'broken', message: 'not all of its tests ran' }
  return {
    status: 'passed',
    planted,
    tests: all.length,
    longestMs: Math.max(...modules.map(longestMs)),
  }
}

async function discardLeftovers(): Promise<void> {
  for (const name of readdirSync(LEFT_BY_TESTS)) rmSync(join(LEFT_BY_TESTS, name), { recursive: true, force: true })
  const server = process.env.TEST_POSTGRES
  if (!server) return
  for (const { datname } of await runSql(server, "SELECT datname FROM pg_database WHERE datname LIKE 'desk\\_%'")) {
    await dropDatabase(new URL(`/${datname}`, server).href)
  }
}

let planted: Swap | null = null

function change(swap: Swap | null): void {
  plant(swap)
  // with or without the fault its file is another text
  for (const changed of [planted, swap]) if (changed) vitest.invalidateFile(join(ROOT, changed.file))
  planted = swap
}

/** outside of our own folder; nobody asks the setups to clear up where a test is in an endless loop */
const threadFolders = new Set<string>()
process.once('exit', () => {
  for (const folder of [FOLDER, ...threadFolders]) rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
})
for (const end of ['disconnect', 'SIGTERM']) process.once(end, () => process.exit(1))

const withSetups = new Set<TestProject>()

/** What is made once for all tests of a project is made before the first of them. */
async function setUp(project: TestProject, specs: readonly TestSpecification[]): Promise<void> {
  if (withSetups.has(project)) return
  withSetups.add(project)
  await vitest.collectTests(specs.slice(0, 1))
  if (process.env.TEST_READER) threadFolders.add(dirname(process.env.TEST_READER))
}

/** The project as it is to run next. `bail`: one test that fails is enough. */
function prepareProject(name: Project, testTimeoutMs: number, bail: boolean): TestProject {
  const project = projectOf(name)
  project.config.testTimeout = testTimeoutMs
  project.config.hookTimeout = testTimeoutMs
  for (const { config } of [vitest, project]) config.bail = Number(bail)
  change(null)
  return project
}

const longestMs = (module: TestModule): number =>
  Math.max(0, ...[...module.children.allTests()].map((test) => test.diagnostic()?.duration ?? 0))

/** All in one process, which reads each module once. */
async function measure({ tests, project: name, testTimeoutMs }: MeasureRequest): Promise<Measured[]> {
  const project = prepareProject(name, testTimeoutMs, false)
  const specs = testsOf(tests, project)
  if (specs.length === 0) return []
  const grouped = [...Map.groupBy(specs, groupOf).values()].flat()
  await setUp(project, grouped)
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(grouped)
  await discardLeftovers()
  // whose they are is not known: each file is tried alone
  if (unhandledErrors.length > 0) return []
  return testModules.map((module) => ({
    file: module.relativeModuleId,
    failure: failureIn(module)?.title ?? null,
    ms: module.diagnostic().duration,
    longestMs: longestMs(module),
  }))
}

async function answer(request: LaneRequest): Promise<LaneAnswer> {
  const { swap, setups, testTimeoutMs } = request
  const project = prepareProject(request.project, testTimeoutMs, true)
  const specs = await testsFor(request, project)
  if (specs.length === 0) return { status: 'absent' }
  if (setups === 'clean') await setUp(project, specs)
  const inThreads = swap !== null && request.project !== 'plain' && (await isInThreads(swap.file))
  change(swap)
  if (setups === 'faulty') {
    const broken = await setUp(project, specs).then(() => null, firstLineOf)
    const file = relative(ROOT, specs[0]?.moduleId ?? '')
    if (broken)
      return { status: 'failed', planted: wasPlanted(), file, title: `before all: ${broken}`, timedOut: false }
  }
  const threads = inThreads ? await plantInThreads() : null
  if (threads) threadFolders.add(threads.folder)
  try {
    const { testModules, unhandledErrors } = await vitest.runTestSpecifications(specs)
    const paths = specs.map(({ moduleId }) => moduleId)
    const ran = testModules.filter((each) => each.project === project && paths.includes(each.moduleId))
    ran.sort((one, other) => paths.indexOf(one.moduleId) - paths.indexOf(other.moduleId))
    return answerFrom(ran, unhandledErrors)
  } finally {
    threads?.end()
    await discardLeftovers()
  }
}

const reply = async (request: LaneRequest | MeasureRequest): Promise<LaneMessage> =>
  request.type === 'measure'
    ? { type: 'measured', files: await measure(request) }
    : { type: 'answer', answer: await answer(request) }

process.on('message', (request: LaneRequest | MeasureRequest) => {
  reply(request).then(send, (fault: unknown) =>
    send({ type: 'fault', message: fault instanceof Error ? (fault.stack ?? '') : String(fault) }),
  )
})
send({ type: 'ready' })
