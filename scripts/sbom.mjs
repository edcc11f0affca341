// Prints the software bill of materials of the package as CycloneDX: what is installed with it, and what a build bundles.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const DEVELOPMENT = 'cdx:npm:package:development';
const MAX_BYTES = 64 * 1024 * 1024;
/** The build copies the files of these that browsers get. */
const SERVED = ['redoc', 'swagger-ui-dist'];

const listed = (file) => readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
const bundled = new Set([...listed('../dist/.bundled'), ...listed('../dist/web/.bundled')]);
const sbom = JSON.parse(execFileSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], { encoding: 'utf8', maxBuffer: MAX_BYTES }));
const components = sbom.components.filter(
  ({ 'bom-ref': ref, name, properties = [] }) =>
    bundled.has(ref) || SERVED.includes(name) || !properties.some((property) => property.name === DEVELOPMENT),
);
const refs = new Set([sbom.metadata.component['bom-ref'], ...components.map((component) => component['bom-ref'])]);
const dependencies = sbom.dependencies
  .filter(({ ref }) => refs.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((other) => refs.has(other)) }));
process.stdout.write(`${JSON.stringify({ ...sbom, components, dependencies }, null, 2)}\n`);
