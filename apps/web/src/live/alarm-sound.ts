const TONES_HZ = [880, 660] as const
const TONE_SECONDS = 0.18
const VOLUME = 0.15

/** Two short tones. A browser that plays no sound before the first click plays none; nothing is thrown. */
export function playAlarm(): void {
  const audio = new AudioContext()
  TONES_HZ.forEach((frequency, n) => {
    const from = audio.currentTime + n * TONE_SECONDS
    const volume = new GainNode(audio, { gain: VOLUME })
    volume.gain.setTargetAtTime(0, from + TONE_SECONDS / 2, TONE_SECONDS / 6)
    const tone = new OscillatorNode(audio, { frequency })
    tone.connect(volume).connect(audio.destination)
    tone.start(from)
    tone.stop(from + TONE_SECONDS)
    if (n === TONES_HZ.length - 1) tone.onended = () => void audio.close()
  })
}
