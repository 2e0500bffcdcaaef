# All services in one image; the command picks one: node dist/<service>.js

# The manifests alone, so that the dependencies below are installed again only when one of them changes.
FROM node:24-bookworm-slim AS manifests
WORKDIR /manifests
COPY . .
RUN find . -type f ! -name package.json ! -name package-lock.json -delete

FROM node:24-bookworm-slim AS build
WORKDIR /build
COPY --from=manifests /manifests ./
# No dependency needs its install script; esbuild finds its binary without.
RUN --mount=type=cache,target=/root/.npm npm ci --ignore-scripts --no-audit --no-fund
COPY . .
# The services of the museum have defects on purpose: they stay here.
RUN NX_DAEMON=false npm run build && rm -r dist/museum

FROM node:24-bookworm-slim
# The young generation holds the hosts of the requests under way; the default is too small for them.
ENV NODE_ENV=production NODE_OPTIONS=--max-semi-space-size=64
RUN mkdir -p /var/lib/cellflow/guests && chown -R node:node /var/lib/cellflow
WORKDIR /app
COPY --from=build /build/dist ./dist
USER node
CMD ["node", "dist/api.js"]
