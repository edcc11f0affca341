'use strict';
// A file of its own because an old Node cannot parse `import()`.
import('../dist/bin/mnemonest.js');
