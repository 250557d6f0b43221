import { closeSync, cpSync, fsyncSync, mkdtempSync, openSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dropDatabase, newDatabase } from '@mimamori/testing-postgres/test-database'
import { type DeskOptions, startDesk } from '../harness/desk-process.ts'
import type { FilledDesks } from './filled-desks.ts'

/** A copy of a database, synced: its file or its address, and what a desk is started with on it. */
type DatabaseCopy = { readonly database: string; readonly options: DeskOptions; readonly discard: () => Promise<void> }

/** A stopped desk, of whose database every run gets a copy. */
export type DeskSnapshot = {
  readonly engine: string
  readonly copy: () => Promise<DatabaseCopy>
  /** as many desks as there were, on a copy */
  readonly start: (extra?: Pick<DeskOptions, 'nodeArguments' | 'environment'>) => Promise<FilledDesks>
  readonly discard: () => Promise<void>
}

function syncFile(file: string): void {
  const opened = openSync(file, 'r')
  fsyncSync(opened)
  closeSync(opened)
}

function copyFolder(from: string, options: DeskOptions): DatabaseCopy {
  const folder = mkdtempSync(join(tmpdir(), 'mimamori-'))
  cpSync(from, folder, { recursive: true })
  const database = join(folder, 'mimamori.db')
  syncFile(database)
  const discard = async () => rmSync(folder, { recursive: true, force: true })
  return { database, options: { ...options, folder }, discard }
}

async function copyDatabase(from: string, options: DeskOptions): Promise<DatabaseCopy> {
  const database = await newDatabase(from, undefined, new URL(from).pathname.slice(1))
  const environment = { ...options.environment, DATABASE_URL: database }
  return { database, options: { ...options, environment }, discard: () => dropDatabase(database) }
}

/** Stops the desks and keeps their database as it is, to start others from. */
export async function snapshotDesks(filled: FilledDesks): Promise<DeskSnapshot> {
  const { engine, first, desks } = filled
  for (const desk of desks) await desk.stop()
  const options: DeskOptions = { ...filled.options, apiKey: first.apiKey }
  const url = options.environment?.DATABASE_URL
  const copy = async () => (url ? await copyDatabase(url, options) : copyFolder(first.dataFolder, options))
  return {
    engine,
    copy,
    async start(extra = {}) {
      const copied = await copy()
      const environment = { ...copied.options.environment, ...extra.environment }
      const started: DeskOptions = { ...copied.options, ...extra, environment }
      const all = await Promise.all(desks.map(() => startDesk(started)))
      const [first] = all
      if (!first) throw new Error('no desk to start')
      const discard = async () => {
        await Promise.all(all.map((desk) => desk.discard()))
        await copied.discard()
      }
      return { engine, options: started, first, desks: all, discard }
    },
    discard: filled.discard,
  }
}
