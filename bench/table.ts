import { type Cost, type Figure, isWithin, ratioOf, type Unit } from './figures.ts';

const columns: readonly {
  readonly title: string;
  readonly right?: boolean;
  readonly cell: (figure: Figure) => string;
}[] = [
  { title: 'What', cell: ({ what }) => what },
  { title: 'Ours', right: true, cell: ({ ours, unit }) => amount(ours, unit) },
  {
    title: 'Beside it',
    cell: ({ beside, unit }) => (beside === undefined ? '' : `${beside.what} ${amount(beside.value, unit)}`),
  },
  { title: 'Ratio', right: true, cell: (figure) => ratioOf(figure)?.toFixed(2) ?? '' },
  { title: 'Budget', right: true, cell: budgetText },
  { title: 'Kept', cell: (figure) => ({ true: 'ok', false: 'OVER', undefined: '' })[`${isWithin(figure)}`] },
  { title: 'CPU s, ours / beside', right: true, cell: (figure) => costs(figure, cpu) },
  { title: 'Peak MB', right: true, cell: (figure) => costs(figure, memory) },
];

/** The figures as a Markdown table with aligned columns, so that it reads in a terminal and in a document. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => columns.map(({ cell }) => cell(figure)));
  const widths = columns.map(({ title }, at) =>
    Math.max(title.length, ...lines.map((line) => line[at]?.length ?? 0)),
  );
  const row = (cells: readonly string[]) =>
    `| ${cells
      .map((cell, at) => (columns[at]?.right ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0)))
      .join(' | ')} |`;
  const rule = `|${columns
    .map(({ right }, at) => `${'-'.repeat((widths[at] ?? 0) + 1)}${right ? ':' : '-'}`)
    .join('|')}|`;
  return [row(columns.map(({ title }) => title)), rule, ...lines.map(row)].join('\n');
}

/** Of values below 100; larger ones need none. */
const decimals: Readonly<Partial<Record<Unit, number>>> = { ms: 1, s: 2, bytes: 2 };

function amount(value: number, unit: Unit): string {
  const digits = value < 100 ? (decimals[unit] ?? 0) : 0;
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return `${value.toLocaleString('en', options)} ${unit}`;
}

function budgetText({ budget, unit }: Figure): string {
  if (budget === undefined) return '';
  return budget.of === 'ratio' ? `${budget.limit} x` : `${budget.limit.toLocaleString('en')} ${unit}`;
}

const cpu = ({ cpuSeconds }: Cost): string => cpuSeconds?.toFixed(1) ?? '–';
const memory = ({ peakMegabytes }: Cost): string => peakMegabytes?.toFixed(0) ?? '–';

function costs({ ourCost, besideCost }: Figure, text: (cost: Cost) => string): string {
  if (ourCost === undefined) return '';
  return besideCost === undefined ? text(ourCost) : `${text(ourCost)} / ${text(besideCost)}`;
}
