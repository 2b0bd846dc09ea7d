import type { Translation } from '../../language/translation.ts';
import type * as english from '../format.ts';
import { formatNumber, plural } from '../format.ts';

export const momentTexts: Translation<typeof english.momentTexts> = {
  near: { today: 'heute', yesterday: 'gestern', tomorrow: 'morgen' },
  nearFirst: { today: 'Heute', yesterday: 'Gestern', tomorrow: 'Morgen' },
  at: (day, time) => `${day} um ${time}`,
  on: (date, time) => `am ${date} um ${time}`,
  left: {
    lessThanMinute: 'noch weniger als eine Minute',
    minutes: (minutes) => `noch etwa ${formatNumber(minutes)} Minuten`,
    hours: (hours) => plural(hours, { one: 'noch etwa 1 Stunde', other: 'noch etwa # Stunden' }),
  },
};

export const amountTexts: Translation<typeof english.amountTexts> = {
  underTenthOfMegabyte: 'unter 0,1 MB',
  bytes: (count) => plural(count, { one: '1 Byte', other: '# Bytes' }),
  underTenthOfSecond: 'weniger als 0,1 s',
  seconds: (seconds) => `${seconds} s`,
  minutes: (minutes, seconds) => `${minutes} min ${seconds} s`,
  hours: (hours, minutes) => `${hours} h ${minutes} min`,
  andMore: (names, more) => `${names} und ${formatNumber(more)} weitere`,
};
