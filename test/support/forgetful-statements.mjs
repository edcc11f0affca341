import pg from 'pg';

/**
 * Loaded into a service before it starts: its statements forget their workspace, as a fault of ours would make them. With
 * `FORGET_WALL`, they are not held to it by the database either.
 */
const { parse, bind } = pg.Connection.prototype;
const CONDITION = /(?<!\bSET )(?:\b\w+\.)?\bworkspace_id(?: \+ 0)? = \$\d+/g;

/** @param {Parameters<typeof parse>[0]} query @param {boolean} more */
pg.Connection.prototype.parse = function (query, more) {
  return parse.call(this, { ...query, text: query.text.replaceAll(CONDITION, '($&::integer OR true)') }, more);
};

if (process.env.FORGET_WALL)
  /** @param {Parameters<typeof bind>[0]} config @param {boolean} more */
  pg.Connection.prototype.bind = function (config, more) {
    const open = config?.statement === 'scope_to_workspace' && { values: ['none', '0'] };
    return bind.call(this, { ...config, ...open }, more);
  };
