import type { CdpSession } from './cdp.ts';
import { HostEmitter, named } from './unknownMember.ts';

type Source = 'system' | 'light' | 'dark';

/** Light, and no forced colours, unless the app chooses otherwise: a test sets the page's own by emulation. */
class NativeTheme extends HostEmitter {
  #source: Source = 'system';
  readonly shouldUseHighContrastColors = false;
  readonly inForcedColorsMode = false;
  readonly shouldUseInvertedColorScheme = false;
  readonly shouldDifferentiateWithoutColor = false;
  readonly prefersReducedTransparency = false;

  get themeSource(): Source {
    return this.#source;
  }

  set themeSource(source: Source) {
    const changed = source !== this.#source;
    this.#source = source;
    if (changed) {
      this.emit('updated');
    }
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'dark';
  }

  get shouldUseDarkColorsForSystemIntegratedUI(): boolean {
    return false;
  }
}

export const nativeTheme = named('nativeTheme', new NativeTheme());
nativeTheme satisfies Pick<
  Electron.NativeTheme,
  | 'themeSource'
  | 'shouldUseDarkColors'
  | 'shouldUseHighContrastColors'
  | 'inForcedColorsMode'
  | 'shouldUseDarkColorsForSystemIntegratedUI'
>;

/** Makes a page prefer the theme that the app chose, now and when it chooses another. */
export async function followTheme(session: CdpSession): Promise<void> {
  const apply = async () => {
    const { themeSource } = nativeTheme;
    const value = themeSource === 'system' ? '' : themeSource;
    await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value }] });
  };
  nativeTheme.on('updated', () => void apply().catch(() => undefined));
  if (nativeTheme.themeSource !== 'system') {
    await apply();
  }
}
