import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import theme from '@mimamori/ui/theme.css?raw'
import { describe, expect, test } from 'vitest'
import own from './breakdown.css?raw'
import { categoryColour } from './category-colours.ts'

type Three = readonly [number, number, number]
type Theme = 'light' | 'dark'

const CSS = own + theme
const NUMBERS = /[\d.]+/g
/** below this two colours are easily taken for each other; 2 is what an eye notices side by side */
const APART = 10
const CONTRAST = 3

/** A token in one theme: lightness 0 to 1, chroma and hue. */
function token(name: string, theme: Theme): Three {
  const said = new RegExp(`${name}: light-dark\\(oklch\\(([^)]*)\\), oklch\\(([^)]*)\\)\\)`).exec(CSS)
  const [lightness = 0, chroma = 0, hue = 0] = (said?.[theme === 'light' ? 1 : 2]?.match(NUMBERS) ?? []).map(Number)
  if (!said) throw new Error(`${name} has no colours`)
  return [lightness / 100, chroma, hue]
}

const times = (matrix: readonly Three[], [x, y, z]: Three): Three =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Three
const each = ([x, y, z]: Three, of: (n: number) => number): Three => [of(x), of(y), of(z)]

/** As light that a screen gives off, red, green and blue, 0 to 1 (CSS Color 4, OKLab by B. Ottosson). */
function linearOf([lightness, chroma, hue]: Three): Three {
  const turn = (hue * Math.PI) / 180
  const lab: Three = [lightness, chroma * Math.cos(turn), chroma * Math.sin(turn)]
  const cones = times(
    [
      [1, 0.3963377774, 0.2158037573],
      [1, -0.1055613458, -0.0638541728],
      [1, -0.0894841775, -1.291485548],
    ],
    lab,
  )
  return times(
    [
      [4.0767416621, -3.3077115913, 0.2309699292],
      [-1.2684380046, 2.6097574011, -0.3413193965],
      [-0.0041960863, -0.7034186147, 1.707614701],
    ],
    each(cones, (n) => n ** 3),
  )
}

/** Where an eye places it. */
function labOf(linear: Three): Three {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    linear,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    each(cones, Math.cbrt),
  )
}

/** ΔE in OKLab, in hundredths. */
function difference(one: Three, another: Three): number {
  const [a, b] = [labOf(one), labOf(another)]
  return 100 * Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2])
}

/** What is seen without one kind of cone: Machado, Oliveira and Fernandes 2009, severity 1. */
const SIGHT: Readonly<Record<string, readonly Three[]>> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const luminance = ([red, green, blue]: Three): number => 0.2126 * red + 0.7152 * green + 0.0722 * blue
function contrast(one: Three, another: Three): number {
  const [a, b] = [luminance(one) + 0.05, luminance(another) + 0.05]
  return Math.max(a, b) / Math.min(a, b)
}

const nameOf = (category: (typeof CATEGORIES)[number]) => /--[a-z-]+/.exec(categoryColour(category))?.[0] ?? ''

describe.each(['light', 'dark'] as const)('the colours of the categories in the %s', (look) => {
  const colours = CATEGORIES.map((category) => ({ category, linear: linearOf(token(nameOf(category), look)) }))

  test('are ones a screen can show, and stand out from a panel', () => {
    const panel = linearOf(token('--panel', look))
    for (const { category, linear } of colours) {
      for (const part of linear) {
        expect(part, category).toBeGreaterThanOrEqual(-0.001)
        expect(part, category).toBeLessThanOrEqual(1.001)
      }
      expect(contrast(linear, panel), category).toBeGreaterThanOrEqual(CONTRAST)
    }
  })

  test.each(Object.entries(SIGHT))('are told apart with %s', (_, sight) => {
    const seen = colours.map(({ category, linear }) => ({
      category,
      linear: each(times(sight, linear), (n) => Math.min(1, Math.max(0, n))),
    }))
    for (const [at, one] of seen.entries()) {
      for (const another of seen.slice(at + 1)) {
        const pair = `${one.category} and ${another.category}`
        expect(difference(one.linear, another.linear), pair).toBeGreaterThanOrEqual(APART)
      }
    }
  })
})
