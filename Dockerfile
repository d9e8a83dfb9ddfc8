# Waymark as an image: built from the sources, run by a user who is not root. What it does is told by the command:
#   docker build -t waymark . && docker run --rm waymark --help
FROM maven:3.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -q -DskipTests package

FROM eclipse-temurin:17-jre
RUN useradd --uid 10001 --create-home waymark \
  && install -d -o waymark -g waymark -m 700 /var/lib/waymark /var/lib/waymark/home /var/lib/waymark/lake
COPY --from=build /src/waymark /opt/waymark/waymark
COPY --from=build /src/app/target/waymark.jar /opt/waymark/app/target/waymark.jar
COPY --from=build /src/app/target/lib /opt/waymark/app/target/lib
USER waymark
ENV WAYMARK_HOME=/var/lib/waymark/home
EXPOSE 8080
ENTRYPOINT ["/opt/waymark/waymark"]
