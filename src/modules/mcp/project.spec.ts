import { AppError } from '../../common/app-error.js';
import { projectOf, withProject } from './project.js';

describe('projectOf', () => {
  it.each([
    [undefined, undefined],
    ['  ', undefined],
    [' mnemonest ', 'mnemonest'],
    [Buffer.from('Müller & Söhne').toString('latin1'), 'Müller & Söhne'],
    ['M\u00fcller', 'Müller'],
    ['x'.repeat(256), 'x'.repeat(256)],
  ])('reads the header %j as %j', (header, project) => expect(projectOf({ 'x-project': header })).toBe(project));

  it('refuses a longer one', () => expect(() => projectOf({ 'x-project': 'x'.repeat(257) })).toThrow(AppError));
});

describe('withProject', () => {
  it('adds the project to meta that names none', () => {
    expect(withProject({ source: 'slack' }, 'apollo')).toEqual({ project: 'apollo', source: 'slack' });
    expect(withProject({ project: 'gemini' }, 'apollo')).toEqual({ project: 'gemini' });
    expect(withProject(null, 'apollo')).toEqual({ project: 'apollo' });
  });

  it('changes nothing without one', () => {
    expect(withProject({ a: 1 }, undefined)).toEqual({ a: 1 });
    expect(withProject(null, undefined)).toBeUndefined();
  });
});
