import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ROOT = fileURLToPath(new URL('../../../..', import.meta.url))
const MIGRATIONS = 'packages/storage/migrations'
const FILE = `${MIGRATIONS}/sqlite/0015_breakdown.sql`
const LANDED = `${MIGRATIONS}/landed.json`

describe.skipIf(process.env.TEST_ENGINE === 'postgres')('the check of migrations that have landed', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'mimamori-landed-'))
    mkdirSync(join(folder, '.ci'))
    cpSync(join(ROOT, '.ci/migrations-check.mjs'), join(folder, '.ci/migrations-check.mjs'))
    cpSync(join(ROOT, MIGRATIONS), join(folder, MIGRATIONS), { recursive: true })
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const check = (...args: string[]) => {
    const { status, stdout } = spawnSync(process.execPath, ['.ci/migrations-check.mjs', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() },
    })
    return [status, stdout.trim()]
  }
  const change = () => appendFileSync(join(folder, FILE), '\n-- changed')
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=tests', '-c', 'user.email=tests@localhost', ...args], { cwd: folder })
  function commit(): void {
    git('add', '-A')
    git('commit', '--quiet', '--message', 'tests')
  }

  test('migrations as they landed pass, without a history and with one', () => {
    expect(check()).toEqual([0, ''])
    git('init', '--quiet')
    commit()
    expect(check()).toEqual([0, ''])
  })

  test('a landed migration that was changed is refused, also where there is no history', () => {
    change()
    expect(check()).toEqual([1, `${FILE}: it has landed and was changed; make a new migration instead`])
  })

  test('a migration that was changed together with its hash is refused by what an earlier commit says, however long ago', () => {
    git('init', '--quiet')
    commit()
    const landed = JSON.parse(readFileSync(join(folder, LANDED), 'utf8'))
    delete landed.sqlite['0015_breakdown']
    writeFileSync(join(folder, LANDED), JSON.stringify(landed))
    change()
    const said = [
      1,
      expect.stringMatching(/landed\.json: sqlite 0015_breakdown was [0-9a-f]{12}… in an earlier commit/),
    ]
    expect(check('--add')).toEqual(said)
    commit()
    writeFileSync(join(folder, 'README.md'), '')
    commit()
    expect(check()).toEqual(said)
  })

  test('a migration that nobody has listed is named, and is listed when asked to', () => {
    const landed = JSON.parse(readFileSync(join(folder, LANDED), 'utf8'))
    delete landed.postgres['0018_unfinished-by-time']
    writeFileSync(join(folder, LANDED), JSON.stringify(landed))
    expect(check()).toEqual([1, expect.stringContaining('postgres 0018_unfinished-by-time is not in it')])
    expect(check('--add')).toEqual([0, ''])
  })
})
