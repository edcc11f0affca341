# Three stages: the build with all packages; the packages needed at run time; the image, with what is published and those packages.
# The tag moves with the fixes of Node 22 and of Debian. To pin one image, put its digest behind it (node:22-bookworm-slim@sha256:…, which
# docker buildx imagetools inspect node:22-bookworm-slim shows): none is written here, because it would be old before the next release.
FROM node:22-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json ./
COPY scripts scripts

FROM base AS build
RUN npm ci --no-audit --no-fund --loglevel=error
COPY tsconfig.json tsconfig.build.json LICENSE NOTICE ./
COPY bin bin
COPY src src
# The dashboard, and the client that it calls the API with.
COPY web web
COPY sdk/typescript/src sdk/typescript/src
# Unpacks what npm would publish to /app/package: without the single modules of the build.
RUN npm pack --loglevel=error && tar -xzf mnemonest-*.tgz

FROM base AS packages
# Deletes what no program reads: types, source maps, and the TypeORM for browsers.
RUN npm ci --omit=dev --no-audit --no-fund --loglevel=error \
  && find node_modules -type f \( -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' -o -name '*.map' \) -delete \
  && rm -r node_modules/typeorm/browser

FROM node:22-bookworm-slim
# onnxruntime would store a device id and send telemetry to its maker; this service sends none.
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/data ORT_DISABLE_TELEMETRY=1
WORKDIR /app
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/package ./
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
