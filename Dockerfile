# Three stages: the build with all packages; the packages needed at run time; the image, with dist and those packages only.
FROM node:20-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts scripts

FROM base AS build
RUN npm ci --no-audit --no-fund --loglevel=error
COPY tsconfig.json tsconfig.build.json ./
COPY src src
RUN node scripts/build.mjs

FROM base AS packages
RUN npm ci --omit=dev --no-audit --no-fund --loglevel=error

FROM node:20-bookworm-slim
# onnxruntime would store a device id and send telemetry to its maker; this service sends none.
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data ORT_DISABLE_TELEMETRY=1
WORKDIR /app
COPY package.json LICENSE NOTICE ./
COPY bin bin
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
# Creates /data here so that a new volume belongs to the user of the service.
RUN mkdir /data && chown node:node /data \
  && ln -s /app/bin/mnemonest.cjs /usr/local/bin/mnemonest
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PORT || 8080) + '/healthz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/main.js"]
