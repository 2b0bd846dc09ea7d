import type { Translation } from '../../language/translation.ts';
import type * as english from '../errors.ts';

export const detailTexts: Translation<typeof english.detailTexts> = {
  title: 'Was geschehen ist',
  action: 'Was zu tun ist',
  cause: 'Ursache',
  serviceCode: 'Code des Diensts',
  status: 'HTTP-Status',
  correlationId: 'Korrelations-ID',
  time: 'Zeit (UTC)',
};
