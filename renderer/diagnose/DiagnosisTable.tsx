import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DiagnosisRow, DiagnosisState, DiagnosisTarget } from '../../shared/diagnosis.ts';
import {
  diagnosisStates,
  diagnosisTexts,
  distinctTargets,
  firewallSentence,
  probeNames,
  rowsOf,
  rowText,
  targetTitle,
} from '../../shared/strings/diagnosis.ts';
import { useTableStyles } from '../components/CheckTable.tsx';
import { CopyIcon } from '../components/CopyLink.tsx';
import { type Status, StatusLine } from '../components/StatusIcon.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  name: { width: '148px', [media.narrow]: { width: '104px' } },
  state: { width: '148px', [media.narrow]: { width: '124px' } },
  target: {
    backgroundColor: tokens.colorNeutralBackground2,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  action: { display: 'block', color: tokens.colorNeutralForeground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
  firewall: { display: 'flex', alignItems: 'flex-start', gap: '4px', color: tokens.colorNeutralForeground2 },
});

const statuses: Readonly<Record<DiagnosisState, Status>> = {
  waiting: 'waiting',
  running: 'running',
  passed: 'good',
  attention: 'attention',
  failed: 'stopped',
  skipped: 'waiting',
};

/** All targets in one table, each with a heading row; where one failed, the sentence for the network team. */
export function DiagnosisTable({ rows }: { readonly rows: readonly DiagnosisRow[] }) {
  const table = useTableStyles();
  const styles = useStyles();
  const { columns, title } = diagnosisTexts;
  return (
    <table className={table.frame} aria-label={title}>
      <colgroup>
        <col className={styles.name} />
        <col className={styles.state} />
        <col />
      </colgroup>
      <thead>
        <tr>
          <th scope="col" className={table.head}>
            {columns.check}
          </th>
          <th scope="col" className={table.head}>
            {columns.state}
          </th>
          <th scope="col" className={table.head}>
            {columns.found}
          </th>
        </tr>
      </thead>
      {distinctTargets(rows).map((target) => (
        <TargetRows key={`${target.service} ${target.host}`} target={target} rows={rowsOf(rows, target)} />
      ))}
    </table>
  );
}

function TargetRows({
  target,
  rows,
}: {
  readonly target: DiagnosisTarget;
  readonly rows: readonly DiagnosisRow[];
}) {
  const table = useTableStyles();
  const styles = useStyles();
  const cell = mergeClasses(table.cell, table.line);
  const hasFailed = rows.some(({ state }) => state === 'failed');
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3} className={mergeClasses(cell, styles.target)}>
          {targetTitle(target)}
        </th>
      </tr>
      {rows.map((row) => {
        const { found, action } = rowText(row);
        return (
          <tr key={row.probe}>
            <th scope="row" className={cell}>
              {probeNames[row.probe]}
            </th>
            <td className={cell}>
              <StatusLine status={statuses[row.state]}>{diagnosisStates[row.state]}</StatusLine>
            </td>
            <td className={mergeClasses(cell, row.state === 'skipped' && styles.quiet)}>
              {found}
              {action !== undefined && <span className={styles.action}>{action}</span>}
            </td>
          </tr>
        );
      })}
      {hasFailed && (
        <tr>
          <th scope="row" className={cell}>
            {diagnosisTexts.firewallTitle}
          </th>
          <td colSpan={2} className={cell}>
            <span className={styles.firewall}>
              <span>{firewallSentence(target)}</span>
              <CopyIcon text={firewallSentence(target)} label={diagnosisTexts.copySentence} />
            </span>
          </td>
        </tr>
      )}
    </tbody>
  );
}
