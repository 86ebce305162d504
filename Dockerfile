# docker build -t argument-map .
# docker run --read-only --cap-drop ALL --security-opt no-new-privileges -p 3000:3000 argument-map
# With maps of your own: -v /path/to/maps:/maps:ro -e MAPS=/maps
# With a cache, for thousands of maps: -v argument-map-cache:/cache -e CACHE=/cache (of user 65532)

FROM node:20-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY scripts scripts
COPY model model
COPY server server
COPY client client
COPY cli cli
RUN node scripts/build.mjs && npm prune --omit=dev --no-audit --no-fund

# Node and what it needs, and neither a shell nor a package manager; its user is nobody in particular.
FROM gcr.io/distroless/nodejs20-debian12:nonroot
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 CACHE=off
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY server/assets server/assets
COPY graph-data graph-data
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s CMD ["/nodejs/bin/node", "-e", \
  "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# As `npm start` has them; why, the README says under settings.
CMD ["--min-semi-space-size=16", "--no-memory-reducer", "dist/server/main.js"]
