# What a description becomes.

run "topology_is_told_of_every_cell" {
  command = plan

  assert {
    condition = output.settings.topology.environment.TYPOGRAM_TOPOLOGY_CELLS == join(",", [
      "acme-1|eu|100|100000|http://acme-1.internal:8201|acme.typogram.example typing.acme.example",
      "eu-1|eu|200|2000000|http://eu-1.internal:8201 http://eu-1.internal:8202",
      "us-1|us|100|1000000|http://us-1.internal:8201",
    ])
    error_message = "The list of cells is not what topology reads."
  }

  assert {
    condition     = output.settings.topology.environment.TYPOGRAM_TOPOLOGY_NEAREST_REGIONS == "eu:,us:eu"
    error_message = "A region with no nearest regions must be said to have none."
  }

  assert {
    condition     = output.settings.topology.environment.TYPOGRAM_TOPOLOGY_EDGES == join(",", [for name, edge in var.edges : "${name}|${edge.admin_address}"]) && output.settings.topology.environment.TYPOGRAM_TOKENS_AUDIENCE == "typogram-operators"
    error_message = "Topology looks at every edge, and takes tokens that are meant for operators."
  }

  assert {
    condition     = output.settings.topology.environment.TYPOGRAM_DATABASE_URL == "jdbc:postgresql://sql.internal:26257/topology?sslmode=verify-full&reWriteBatchedInserts=true"
    error_message = "A database keeps the settings that its address has."
  }
}

run "a_node_is_told_who_it_is_and_where_the_others_are" {
  command = plan

  assert {
    condition = output.settings.cells["eu-1"]["2"].environment == {
      TYPOGRAM_HTTP_HOST         = "0.0.0.0"
      TYPOGRAM_HTTP_PORT         = "8202"
      TYPOGRAM_DATABASE_URL      = "jdbc:postgresql://sql.internal:26257/eu-1?reWriteBatchedInserts=true"
      TYPOGRAM_DATABASE_USER     = "typogram"
      TYPOGRAM_CELL_ID           = "eu-1"
      TYPOGRAM_CELL_REGION       = "eu"
      TYPOGRAM_CELL_NODE         = "2"
      TYPOGRAM_PULSAR_URL        = "pulsar://pulsar-eu.internal:6650"
      TYPOGRAM_TOPOLOGY_URL      = "http://topology.internal:8090"
      TYPOGRAM_TOKENS_ISSUER     = "https://typogram.example/auth/realms/typogram"
      TYPOGRAM_TOKENS_KEYS_URL   = "http://keycloak.internal:8180/auth/realms/typogram/protocol/openid-connect/certs"
      TYPOGRAM_TOKENS_AUDIENCE   = "typogram"
      TYPOGRAM_CLUSTER_NODES     = "2"
      TYPOGRAM_CLUSTER_PORT      = "7802"
      TYPOGRAM_CLUSTER_HOSTS     = "127.0.0.1[7801],127.0.0.1[7802]"
      TYPOGRAM_OUTBOX_ALARM_ROWS = "50000"
    }
    error_message = "The second node of eu-1 is told something else."
  }

  assert {
    condition     = output.settings.cells["eu-1"]["1"].environment.TYPOGRAM_CELL_NODE == "1" && length(output.settings.cells["acme-1"]) == 1
    error_message = "Nodes are counted from one."
  }

  assert {
    condition     = output.settings.cells["acme-1"]["1"].environment.TYPOGRAM_CELL_TENANT == "acme" && !contains(keys(output.settings.cells["eu-1"]["1"].environment), "TYPOGRAM_CELL_TENANT")
    error_message = "A tenant's cell is told whose it is, and a shared one is nobody's."
  }
}

run "an_edge_follows_its_region" {
  command = plan

  assert {
    condition = output.settings.edges["eu-edge"].environment == {
      TYPOGRAM_EDGE_HOST         = "0.0.0.0"
      TYPOGRAM_EDGE_PORT         = "8080"
      TYPOGRAM_EDGE_ADMIN_PORT   = "8081"
      TYPOGRAM_EDGE_REGION       = "eu"
      TYPOGRAM_EDGE_PULSAR_URL   = "pulsar://pulsar-eu.internal:6650"
      TYPOGRAM_EDGE_KEYCLOAK_URL = "http://keycloak.internal:8180"
      TYPOGRAM_EDGE_DATA_DIR     = "/var/lib/typogram/edge"
      TYPOGRAM_TOPOLOGY_URL      = "http://topology.internal:8090"
      TYPOGRAM_TOKENS_ISSUER     = "https://typogram.example/auth/realms/typogram"
    }
    error_message = "The edge is told something else."
  }
}

run "every_cluster_is_told_of_all_and_keeps_a_namespace_to_itself" {
  command = plan

  assert {
    condition     = output.settings.pulsars["us"].clusters["eu"].brokerServiceUrl == "pulsar://pulsar-eu.internal:6650"
    error_message = "us must know eu's broker."
  }

  assert {
    condition     = jsonencode(output.settings.pulsars["us"].namespaces) == jsonencode({ "typogram/global" = ["eu", "us"], "typogram/region" = ["us"] })
    error_message = "Only the global namespace is replicated."
  }
}

run "secrets_are_names_only" {
  command = plan

  variables {
    secrets_prefix = "prod/"
  }

  assert {
    condition = output.settings.cells["us-1"]["1"].secrets == {
      TYPOGRAM_DATABASE_PASSWORD  = "prod/cells/us-1/database-password"
      TYPOGRAM_INTERNAL_SECRET    = "prod/internal-secret"
      TYPOGRAM_TYPING_SIGNING_KEY = "prod/typing-signing-key"
    }
    error_message = "A cell needs three secrets."
  }

  assert {
    condition     = output.settings.topology.secrets["TYPOGRAM_TOPOLOGY_CLAIMS_EMAIL_SECRET"] == "prod/claims-email-secret"
    error_message = "Topology needs a secret for claimed email addresses."
  }

  assert {
    condition     = !can(regex("PASSWORD|SECRET|SIGNING_KEY", jsonencode([for part in [output.settings.topology, output.settings.cells["us-1"]["1"], output.settings.edges["eu-edge"], output.settings.keycloaks["main"]] : keys(part.environment)])))
    error_message = "No environment holds a secret."
  }
}

run "only_open_shared_cells_are_room" {
  command = plan

  variables {
    cells = merge(var.cells, { us-1 = merge(var.cells.us-1, { weight = 0 }) })
  }

  assert {
    condition     = jsonencode(output.room) == jsonencode({ eu = 2000000, us = 0 })
    error_message = "Neither a tenant's cell nor one without a weight is room for anybody."
  }
}
