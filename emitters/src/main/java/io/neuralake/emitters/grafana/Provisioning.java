package io.neuralake.emitters.grafana;

/**
 * The files that tell Grafana where the dashboards and the server are. What differs from one installation to the next,
 * and the password, are variables of Grafana's environment, so that the files are the same everywhere.
 */
final class Provisioning {

    private Provisioning() {}

    static String dashboards() {
        String yaml = """
                # Dashboards of a Neuralake catalog. Generated: change the declarations instead.
                # NEURALAKE_DASHBOARDS is the folder 'dashboards' beside the folder 'provisioning'.
                apiVersion: 1
                providers:
                  - name: neuralake
                    type: file
                    disableDeletion: false
                    allowUiUpdates: false
                    updateIntervalSeconds: 30
                    options:
                      path: ${NEURALAKE_DASHBOARDS}
                      foldersFromFilesStructure: true
                """;
        return yaml;
    }

    static String dataSources() {
        String yaml = """
                # The server of a Neuralake catalog, as a PostgreSQL data source. Generated: change the declarations instead.
                # NEURALAKE_POSTGRES is host:port, NEURALAKE_SSLMODE is 'disable' or 'require'.
                apiVersion: 1
                datasources:
                  - name: Neuralake
                    uid: %s
                    type: grafana-postgresql-datasource
                    access: proxy
                    url: ${NEURALAKE_POSTGRES}
                    user: ${NEURALAKE_USER}
                    editable: false
                    jsonData:
                      database: neuralake
                      sslmode: ${NEURALAKE_SSLMODE}
                      postgresVersion: 1500
                      timescaledb: false
                    secureJsonData:
                      password: ${NEURALAKE_PASSWORD}
                """;
        return yaml.replace("%s", Uids.DATA_SOURCE);
    }
}
