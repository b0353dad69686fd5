# Wortmeldung in a container: no build step, only the packages that run, an account without rights, a file system that is
# only read. What is kept lies in /app/data; the configuration is mounted over /app/config. See docs/betrieb/handbuch.md.
FROM node:24-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
# "install" and not "ci": the lock file holds the packages of other platforms only as far as its registry had them. The
# versions and checksums of all that it holds are kept to. Node itself is in the image already, npm's copy is not needed.
RUN npm install --omit=dev --no-save --no-audit --no-fund --ignore-scripts \
	&& rm -rf node_modules/node-linux-* node_modules/node-bin-*

FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json LICENSE NOTICE ./
COPY bin ./bin
COPY config ./config
COPY commands ./commands
COPY src ./src
# Everything above belongs to root; only this folder is the bot's own.
RUN mkdir data && chown node:node data && chmod 700 data
USER node
VOLUME ["/app/data"]
# Passes while bot.yaml has no health block: then nobody wants to know.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 CMD ["node", "bin/healthcheck.mjs"]
# Node is the first process and ends by itself within five seconds of SIGTERM.
STOPSIGNAL SIGTERM
CMD ["node", "src/main.ts"]
