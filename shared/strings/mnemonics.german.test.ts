import { setLanguage } from '../language/active.ts';
import { germanOf } from '../language/german.ts';

// The table of screens is read when it is loaded, so the language comes before it.
setLanguage(germanOf('de'));
await import('./mnemonics.test.ts');
