import { chooseLanguage } from '../../shared/language/choose.ts';
import { loadLanguage } from '../../shared/language/load.ts';

interface Wishes {
  /** Value of `--language`. */
  readonly asked: string | undefined;
  readonly env: NodeJS.ProcessEnv;
  /** Of the Windows account, the most preferred first. */
  readonly preferred: readonly string[];
}

/**
 * The language of this start: `--language`, else OMS_LANGUAGE, else what the Windows account prefers. To be awaited
 * before tray, window, notification or message box, each of which speaks it. No wait for English.
 */
export async function speakLanguage({ asked, env, preferred }: Wishes): Promise<void> {
  const chosen = chooseLanguage([asked, env.OMS_LANGUAGE, ...preferred]);
  if (chosen.id !== 'en') await loadLanguage(chosen);
}
