import fc from 'fast-check'

const { LIVES } = process.env

/**
 * What is made at random is made alike in every run, so that a run fails for what was changed and never by luck.
 * `LIVES=new` makes it anew, `LIVES=<seed>` as one failed run said.
 */
if (LIVES !== 'new') fc.configureGlobal({ seed: Number(LIVES ?? 20191101) })
