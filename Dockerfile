# The API and the command. The store is a Neo4j beside it: see docker-compose.yml.
FROM python:3.11-slim AS build
WORKDIR /app
RUN python -m venv /venv
COPY requirements.txt requirements-models.txt ./
RUN /venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.txt -r requirements-models.txt
COPY . .
RUN /venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
# A number, so that a cluster can check that it is not root. /cache is all that is written, and may be lost.
RUN useradd --create-home --uid 10001 readout && install --directory --owner=10001 --group=10001 /cache
COPY --from=build /venv /venv
USER 10001:10001
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 XDG_CACHE_HOME=/cache
VOLUME /cache
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
# 0.0.0.0 inside the container only: compose publishes the port on loopback, and the service refuses it without keys.
CMD ["readout", "serve", "--host", "0.0.0.0"]
