export type CameraTrouble = 'camera-refused' | 'camera-missing' | 'camera-busy' | 'camera-lost';

/** Why the camera cannot be had; its name is a text's. */
export class CameraError extends Error {
  constructor(readonly trouble: CameraTrouble) {
    super(trouble);
  }
}

export interface Camera {
  /** Gives the camera back; its light goes out. */
  stop(): void;
}

/** By the names of the exceptions of `getUserMedia` (Media Capture and Streams, section 10.2). */
const troubles: Readonly<Record<string, CameraTrouble>> = {
  NotAllowedError: 'camera-refused',
  SecurityError: 'camera-refused',
  NotFoundError: 'camera-missing',
  OverconstrainedError: 'camera-missing',
  TypeError: 'camera-missing',
  NotReadableError: 'camera-busy',
  AbortError: 'camera-busy',
};

const troubleOf = (error: unknown): CameraTrouble =>
  troubles[(error as Error | undefined)?.name ?? ''] ?? 'camera-missing';

/** The one at the back if there is a choice; enough pixels for a code of 40 modules at an arm's length. */
const wanted: MediaStreamConstraints = {
  audio: false,
  video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
};

/** Cameras wake within two seconds; one that shows nothing by then serves somebody else, or is broken. */
const mostWakingMs = 10_000;

const noPicture = (): Promise<never> =>
  new Promise((_, reject) => setTimeout(() => reject(new CameraError('camera-busy')), mostWakingMs));

/** A phone call, another program, a pulled plug: the camera is gone, though nobody here has stopped it. */
function watch(stream: MediaStream, lost: () => void): void {
  for (const track of stream.getTracks()) track.addEventListener('ended', lost);
}

/**
 * Shows the camera in the video. `lost` is called if it is taken away.
 *
 * @throws CameraError if it cannot be had
 */
export async function openCamera(video: HTMLVideoElement, lost: () => void): Promise<Camera> {
  // Absent where the page is not safe, as over plain HTTP.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  if (devices?.getUserMedia === undefined) throw new CameraError('camera-missing');
  let stream: MediaStream;
  try {
    stream = await devices.getUserMedia(wanted);
  } catch (error) {
    throw new CameraError(troubleOf(error));
  }
  const stop = (): void => {
    // `stop` fires no `ended`: what is stopped here was not lost.
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  watch(stream, lost);
  try {
    video.srcObject = stream;
    await Promise.race([video.play(), noPicture()]);
  } catch {
    stop();
    throw new CameraError('camera-busy');
  }
  return { stop };
}
