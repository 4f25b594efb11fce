# One image for the worker, the intake and the desk; the command says which. Node itself is the first process, so that
# it is told to stop and lets what runs finish.
FROM node:24-slim
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --omit=dev
COPY . .
RUN chown -R node:node /app
USER node
CMD ["node", "--import", "tsx", "worker/worker-main.ts"]
