import { saveFile } from '../api/save-file.ts'
import { composePicture, inlineStyles, type PictureOptions } from './compose-chart-picture.ts'

/** twice as many pixels as on an ordinary screen, for paper and slides */
const SCALE = 2

/** The picture as SVG text, with computed styles inlined and page attributes removed. */
function serializePicture(figure: HTMLElement, options: PictureOptions) {
  const composed = composePicture(figure, options)
  const stage = document.createElement('div')
  stage.className = 'chart picture-stage'
  stage.setAttribute('aria-hidden', 'true')
  stage.append(composed.picture)
  document.body.append(stage)
  for (const element of composed.picture.querySelectorAll('*')) inlineStyles(element)
  for (const element of composed.picture.querySelectorAll('[class], [style], [role], [tabindex]')) {
    for (const name of [...element.getAttributeNames()])
      if (/^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name)
  }
  stage.remove()
  return { ...composed, text: new XMLSerializer().serializeToString(composed.picture) }
}

async function rasterize(text: string, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = height * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was painted'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Downloads a chart as PNG or SVG, with its title and message. Throws when the browser cannot paint it. */
export async function saveChartPicture(figure: HTMLElement, options: PictureOptions): Promise<void> {
  const { text, width, height } = serializePicture(figure, options)
  const file =
    options.kind === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await rasterize(text, width, height)
  saveFile(`${options.name}.${options.kind}`, file)
}
