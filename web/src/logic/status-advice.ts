/** The state of a workspace in words, with what to do about it. */
export interface Advice {
  readonly tone: 'teal' | 'yellow' | 'red';
  readonly title: string;
  readonly advice: string;
}

/**
 * Returns what to tell about the status of a workspace.
 * @param status as the API says it; other values than today's may follow
 * @param kind the reader: the operator, or who has a key of the workspace
 */
export function adviceFor(status: string, kind: 'admin' | 'workspace'): Advice {
  const ask = (deed: string, place: string) =>
    kind === 'admin' ? `${deed[0]!.toUpperCase()}${deed.slice(1)} on the page ${place}.` : `Ask the operator to ${deed}.`;
  if (status === 'active') return { tone: 'teal', title: 'All is well', advice: 'Stores and retrieves are served.' };
  if (status === 'limit_reached') {
    const more = ask('raise the limits of the workspace or its plan', 'Settings or Plans');
    return {
      tone: 'yellow',
      title: 'The quota of this month is used up',
      advice: `Stores and retrieves are refused until the next month. ${more}`,
    };
  }
  if (status === 'pending_payment')
    return {
      tone: 'yellow',
      title: 'A payment is pending',
      advice: `Calls are still served. ${ask('activate it once it is paid', 'Workspaces')}`,
    };
  if (status === 'suspended')
    return {
      tone: 'red',
      title: 'The workspace is suspended',
      advice: `Memory calls are refused. ${ask('activate it again', 'Workspaces')}`,
    };
  return { tone: 'yellow', title: `Status: ${status.replaceAll('_', ' ')}`, advice: 'This page does not know this status.' };
}
