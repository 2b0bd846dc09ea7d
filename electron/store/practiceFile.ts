import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { dirname, join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { practiceTexts } from '../../shared/strings/practice.ts';
import type { Logger } from '../log/logger.ts';
import { errorNumber, isMissing } from './fileFailure.ts';

/** `azure.json` in the folder of practice mode: what its workspaces held when it was last open. */
export interface PracticeFile {
  /** What stands in it, in whatever form; undefined where there is none. False where it cannot be read at all. */
  read(): { readonly kept: unknown } | undefined | false;
  /** Synchronous, as it may be the last thing that a process does. After a crash the file is the old or the new one. */
  write(text: string): void;
  /** Makes room for a new one and says where the old one is. */
  moveAside(at: Date): void;
}

export interface PracticeFileDeps {
  readonly logger: Logger;
  /** Tells a person, too, where somebody is there to read it. */
  readonly tell?: ((sentence: string) => void) | undefined;
}

export function createPracticeFile(folder: string, { logger, tell }: PracticeFileDeps): PracticeFile {
  const path = join(folder, 'azure.json');
  const say = (sentence: string): void => {
    logger.write('warning', 'Practice', sentence);
    tell?.(sentence);
  };
  const attempt = (act: () => void): void => {
    try {
      act();
    } catch (error) {
      say(practiceTexts.notKept(path, errorNumber(error) ?? 'unknown'));
    }
  };

  return {
    read() {
      try {
        return { kept: parse(readFileSync(path, 'utf8')) };
      } catch (error) {
        if (isMissing(error)) return undefined;
        say(practiceTexts.notRead(path, errorNumber(error) ?? 'unknown'));
        return false;
      }
    },
    write: (text) =>
      attempt(() => {
        mkdirSync(dirname(path), { recursive: true });
        writeFileAtomic.sync(path, text);
      }),
    moveAside: (at) =>
      attempt(() => {
        // Windows allows no colon in a file name.
        const aside = `${path}.damaged-${at.toISOString().replace(/[:.]/g, '-')}`;
        renameSync(path, aside);
        say(practiceTexts.movedAside(aside));
      }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
