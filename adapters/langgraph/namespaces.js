// The namespaces of a LangGraph store.

/** @typedef {import('@langchain/langgraph-checkpoint').MatchCondition} MatchCondition */

/**
 * True if a namespace begins or ends with a path, in which `*` stands for any label.
 * @param {string[]} namespace
 * @param {MatchCondition} condition
 */
export function fits(namespace, { matchType, path }) {
  if (namespace.length < path.length) return false;
  const labels = matchType === 'prefix' ? namespace.slice(0, path.length) : namespace.slice(namespace.length - path.length);
  return path.every((label, index) => label === '*' || label === labels[index]);
}

/**
 * Returns the namespaces, cut at a depth, each once and in order.
 * @param {string[][]} namespaces
 * @param {number | undefined} maxDepth
 */
export function distinctNamespaces(namespaces, maxDepth) {
  const distinct = new Map(namespaces.map((each) => each.slice(0, maxDepth)).map((each) => [JSON.stringify(each), each]));
  return [...distinct.values()].sort((a, b) => (a.join('\0') < b.join('\0') ? -1 : 1));
}
