# One image for the worker, the intake and the desk; the command says which.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev
COPY . .
RUN chown -R node:node /app
USER node
CMD ["npx", "tsx", "worker/worker-main.ts"]
