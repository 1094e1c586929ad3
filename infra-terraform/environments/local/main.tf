# What `./typogram up` starts when it is told nothing else. A test in cells/local compares
# settings.json, which is this description's output, with what the launcher passes.

terraform {
  required_version = ">= 1.11"
}

module "deployment" {
  source = "../../modules/deployment"

  public_origin = "http://localhost:8080"

  keycloaks = {
    local = {
      address  = "http://127.0.0.1:8180"
      listen   = "127.0.0.1" # Keycloak's own default is every interface.
      database = { url = "jdbc:postgresql://127.0.0.1:5501/typogram" }
    }
  }

  regions = {
    eu = {
      keycloak = "local"
      pulsar   = { broker_address = "pulsar://127.0.0.1:6650", web_address = "http://127.0.0.1:8150" }
      nearest  = null
    }
    us = {
      keycloak = "local"
      pulsar   = { broker_address = "pulsar://127.0.0.1:6660", web_address = "http://127.0.0.1:8160" }
      nearest  = null
    }
  }

  topology = {
    address  = "http://127.0.0.1:8090"
    database = { url = "jdbc:postgresql://127.0.0.1:5500/typogram" }
  }

  cells = {
    eu-1 = {
      region   = "eu"
      weight   = 100
      capacity = 1000000
      database = { url = "jdbc:postgresql://127.0.0.1:5510/typogram" }
      nodes    = [{ address = "http://127.0.0.1:8201", cluster_port = 7801 }]
    }
    us-1 = {
      region   = "us"
      weight   = 100
      capacity = 1000000
      database = { url = "jdbc:postgresql://127.0.0.1:5511/typogram" }
      nodes    = [{ address = "http://127.0.0.1:8211", cluster_port = 7811 }]
    }
  }

  edges = {
    edge = {
      region        = "eu"
      address       = "http://127.0.0.1:8080"
      admin_address = "http://127.0.0.1:8081"
      # Demos and tests say by it where they come from.
      settings = { TYPOGRAM_EDGE_REGION_HEADER = "Typogram-Region" }
    }
  }
}

output "settings" {
  description = "For each process, its environment and the names of its secrets."
  value       = module.deployment.settings
}
