import {
  MessageBar,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { Warning20Filled } from '@fluentui/react-icons';
import { type PolicyName, policyNames } from '../../shared/policy.ts';
import { policyNameTexts, policyTexts } from '../../shared/strings/policy.ts';
import { useTableStyles } from '../components/CheckTable.tsx';
import { usePolicy } from '../PolicyProvider.tsx';
import { media } from '../theme.ts';

const useStyles = makeStyles({
  lead: { margin: '0 0 8px', color: tokens.colorNeutralForeground2 },
  name: { width: '308px', [media.narrow]: { width: '50%' } },
  problems: { marginTop: '12px' },
  list: { margin: 0, paddingLeft: '20px' },
});

/** What the organisation has settled for this computer, and what of it does not count. */
export function PolicySection() {
  const table = useTableStyles();
  const styles = useStyles();
  const report = usePolicy();
  if (report === undefined) return null;
  const { source, values, problems } = report;
  const set: readonly PolicyName[] = policyNames.filter((name) => values[name] !== undefined);
  return (
    <>
      <p className={styles.lead}>{policyTexts.source[source]}</p>
      {set.length > 0 && (
        <table className={table.frame} aria-label={policyTexts.table}>
          <colgroup>
            <col className={styles.name} />
            <col />
          </colgroup>
          <thead>
            <tr>
              <th scope="col" className={table.head}>
                {policyTexts.columns.name}
              </th>
              <th scope="col" className={table.head}>
                {policyTexts.columns.value}
              </th>
            </tr>
          </thead>
          <tbody>
            {set.map((name, index) => (
              <tr key={name}>
                <th scope="row" className={mergeClasses(table.cell, index > 0 && table.line)}>
                  {policyNameTexts[name]}
                </th>
                <td className={mergeClasses(table.cell, index > 0 && table.line)}>
                  {policyTexts.value(name, values)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {problems.length > 0 && (
        <div className={styles.problems}>
          <MessageBar intent="warning" layout="multiline" icon={<Warning20Filled />}>
            <MessageBarBody>
              <MessageBarTitle>{policyTexts.problems}</MessageBarTitle>
              <ul className={styles.list}>
                {problems.map((problem) => (
                  <li key={JSON.stringify(problem)}>{policyTexts.problem(problem)}</li>
                ))}
              </ul>
            </MessageBarBody>
          </MessageBar>
        </div>
      )}
    </>
  );
}
