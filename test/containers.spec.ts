import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

interface Service {
  readonly user?: string;
  readonly read_only?: boolean;
  readonly tmpfs?: string | string[];
  readonly volumes?: string[];
  readonly cap_drop?: string[];
  readonly security_opt?: string[];
  readonly privileged?: boolean;
  readonly ports?: string[];
}

const { services } = parse(readFileSync('compose.yaml', 'utf8')) as { services: Record<string, Service> };
const dockerfile = readFileSync('Dockerfile', 'utf8');

describe('compose.yaml', () => {
  it.each(Object.entries(services))('lets %s gain no privilege, and write to volumes and memory only', (_name, service) => {
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], security_opt: ['no-new-privileges:true'] });
    expect(service.user).toMatch(/^(?!root|0)\w+$/);
    expect(service.privileged).toBeUndefined();
    expect([service.tmpfs, service.volumes].flat().filter(Boolean)).not.toEqual([]);
  });

  it('opens the port of the service alone, on the loopback address', () => {
    const ports = Object.values(services).flatMap((service) => service.ports ?? []);
    expect(ports).toEqual([expect.stringMatching(/^127\.0\.0\.1:/)]);
  });
});

describe('The image', () => {
  it('is made from Node 22, and its process is not that of root', () => {
    const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image!).filter((image) => image.includes(':'));
    expect(images).not.toEqual([]);
    for (const image of images) expect(image).toMatch(/^node:22-/);
    const users = [...dockerfile.matchAll(/^USER (\S+)/gm)].map(([, user]) => user);
    expect(users).toEqual(['node']);
  });
});
