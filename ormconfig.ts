export { default } from './src/bin/orm-data-source.js';
