# syntax=docker/dockerfile:1
# Images of one's own mirror: docker build --build-arg SDK_IMAGE=… --build-arg RUNTIME_IMAGE=…
ARG SDK_IMAGE=mcr.microsoft.com/dotnet/sdk:10.0
ARG RUNTIME_IMAGE=mcr.microsoft.com/dotnet/aspnet:10.0
FROM ${SDK_IMAGE} AS build
WORKDIR /source
# Project files first: the packages are fetched again only when these change.
COPY global.json Directory.Build.props Directory.Packages.props BannedSymbols.txt .editorconfig ./
COPY src/ScopingReview.Domain/ScopingReview.Domain.csproj src/ScopingReview.Domain/packages.lock.json src/ScopingReview.Domain/
COPY src/ScopingReview.Web/ScopingReview.Web.csproj src/ScopingReview.Web/packages.lock.json src/ScopingReview.Web/
RUN dotnet restore src/ScopingReview.Web
COPY src/ src/
RUN dotnet publish src/ScopingReview.Web -c Release --no-restore -o /app

FROM ${RUNTIME_IMAGE}
# What figures are drawn with as PNG and PDF; without it they are offered as SVG only.
RUN apt-get update && apt-get install -y --no-install-recommends fonts-liberation && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY --from=build /app ./
# The base image's own setting is emptied: two would be a warning at every start.
ENV SCOPING_REVIEW_URLS=http://0.0.0.0:8080 ASPNETCORE_HTTP_PORTS=
EXPOSE 8080
USER $APP_UID
ENTRYPOINT ["dotnet", "ScopingReview.Web.dll"]
