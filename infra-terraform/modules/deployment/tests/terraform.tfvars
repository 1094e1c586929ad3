# What the tests begin with: two regions, a cell of two nodes and a tenant's cell.

public_origin = "https://typogram.example"
keycloaks = {
  main = {
    address  = "http://keycloak.internal:8180"
    listen   = "0.0.0.0"
    database = { url = "jdbc:postgresql://sql.internal:26257/keycloak", user = "keycloak" }
  }
}
regions = {
  eu = {
    keycloak       = "main"
    pulsar         = { broker_address = "pulsar://pulsar-eu.internal:6650", web_address = "http://pulsar-eu.internal:8080" }
    nearest        = []
    expected_users = 2000000
  }
  us = {
    keycloak = "main"
    pulsar   = { broker_address = "pulsar://pulsar-us.internal:6650", web_address = "http://pulsar-us.internal:8080" }
    nearest  = ["eu"]
  }
}
tenants = { acme = { regions = ["eu"], expected_users = 50000 } }
topology = {
  address  = "http://topology.internal:8090"
  listen   = "0.0.0.0"
  database = { url = "jdbc:postgresql://sql.internal:26257/topology?sslmode=verify-full" }
}
cells = {
  acme-1 = {
    region   = "eu"
    kind     = "dedicated"
    tenant   = "acme"
    hosts    = ["acme.typogram.example", "typing.acme.example"]
    weight   = 100
    capacity = 100000
    database = { url = "jdbc:postgresql://sql.internal:26257/acme-1" }
    nodes    = [{ address = "http://acme-1.internal:8201", listen = "0.0.0.0" }]
  }
  eu-1 = {
    region   = "eu"
    weight   = 200
    capacity = 2000000
    database = { url = "jdbc:postgresql://sql.internal:26257/eu-1" }
    nodes = [
      { address = "http://eu-1.internal:8201", listen = "0.0.0.0", cluster_port = 7801 },
      { address = "http://eu-1.internal:8202", listen = "0.0.0.0", cluster_port = 7802 },
    ]
    settings = { TYPOGRAM_OUTBOX_ALARM_ROWS = "50000" }
  }
  us-1 = {
    region   = "us"
    weight   = 100
    capacity = 1000000
    database = { url = "jdbc:postgresql://sql.internal:26257/us-1" }
    nodes    = [{ address = "http://us-1.internal:8201", listen = "0.0.0.0" }]
  }
}
edges = {
  eu-edge = {
    region        = "eu"
    address       = "http://edge.internal:8080"
    listen        = "0.0.0.0"
    admin_address = "http://127.0.0.1:8081"
    settings      = { TYPOGRAM_EDGE_DATA_DIR = "/var/lib/typogram/edge" }
  }
}
