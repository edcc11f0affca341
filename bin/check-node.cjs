'use strict';
// Ends a start on a Node that is too old with one line. Every Node can parse this file, so it is loaded before all others.
var parts = process.versions.node.split('.');
var wanted = require('../package.json').engines.node.replace('>=', '').split('.');
var message = ['mnemonest: Node', wanted.join('.'), 'or newer is needed; this is Node', process.versions.node];
if (Number(parts[0]) < Number(wanted[0]) || (parts[0] === wanted[0] && Number(parts[1]) < Number(wanted[1]))) {
  console.error(message.join(' '));
  process.exit(1);
}
