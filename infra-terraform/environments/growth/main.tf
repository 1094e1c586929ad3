# The four phases in which Typogram grows, as one description: `-var phase=1` to 4. The same software
# serves all of them; they differ in regions and in how many cells and edges there are. Where people live and
# how many each cell holds are assumptions, and what follows from them is computed. Copy it, and
# put your own names and figures in.

terraform {
  required_version = ">= 1.11"
}

variable "phase" {
  description = "Which phase: to 5, 10, 20 or 30 million users."
  type        = number
  default     = 1

  validation {
    condition     = contains([1, 2, 3, 4], var.phase)
    error_message = "There are phases 1 to 4."
  }
}

locals {
  # Users by region, in thousands.
  phases = {
    1 = { eu = 5000 }
    2 = { eu = 10000 }
    3 = { eu = 12000, us = 8000 }
    4 = { ap = 9000, eu = 10000, sa = 2000, us = 9000 }
  }
  users = { for region, thousands in local.phases[var.phase] : region => thousands * 1000 }

  # Where new users go when a region is full. Europe's stay there.
  nearest = { ap = ["us"], eu = [], sa = ["us"], us = ["sa"] }

  # 1,000,000 requests a second of 30 million users, and of fewer in proportion.
  requests_per_second_per_user = 1 / 30

  cell_capacity  = 1000000
  edge_cores     = 8
  edges_at_least = 2 # One of them may be away.

  # cell eu-1 and so on, in each region as many as its users need.
  cells = merge([
    for region, size in module.sizing : {
      for number in range(1, size.cells + 1) : "${region}-${number}" => region
    }
  ]...)
  edges = merge([
    for region, size in module.sizing : {
      for number in range(1, max(local.edges_at_least, ceil(size.edge_cores / local.edge_cores)) + 1) :
      "edge-${region}-${number}" => region
    }
  ]...)
}

module "sizing" {
  source   = "../../modules/sizing"
  for_each = local.users

  users               = each.value
  requests_per_second = each.value * local.requests_per_second_per_user
  cell_capacity       = local.cell_capacity
}

# Every edge holds everybody.
module "sizing_of_all" {
  source = "../../modules/sizing"

  users               = sum(values(local.users))
  requests_per_second = sum(values(local.users)) * local.requests_per_second_per_user
  cell_capacity       = local.cell_capacity
}

module "deployment" {
  source = "../../modules/deployment"

  public_origin = "https://typogram.example"

  keycloaks = {
    for region in keys(local.users) : region => {
      address  = "http://keycloak.${region}.internal:8180"
      listen   = "0.0.0.0"
      database = { url = "jdbc:postgresql://sql.internal:26257/keycloak" }
    }
  }

  regions = {
    for region, users in local.users : region => {
      keycloak = region
      pulsar = {
        broker_address = "pulsar://pulsar.${region}.internal:6650"
        web_address    = "http://pulsar.${region}.internal:8080"
      }
      nearest        = [for other in local.nearest[region] : other if contains(keys(local.users), other)]
      expected_users = users
    }
  }

  topology = {
    address  = "http://topology.internal:8090"
    listen   = "0.0.0.0"
    database = { url = "jdbc:postgresql://sql.internal:26257/topology" }
  }

  cells = {
    for cell, region in local.cells : cell => {
      region   = region
      weight   = 100
      capacity = local.cell_capacity
      database = { url = "jdbc:postgresql://sql.${cell}.internal:26257/typogram" }
      # Two, so that one may be away; on one machine, as long as their caches meet on loopback only.
      nodes = [
        { address = "http://${cell}.internal:8201", listen = "0.0.0.0", cluster_port = 7801 },
        { address = "http://${cell}.internal:8202", listen = "0.0.0.0", cluster_port = 7802 },
      ]
    }
  }

  edges = {
    for edge, region in local.edges : edge => {
      region  = region
      address = "http://${edge}.internal:8080"
      listen  = "0.0.0.0"
      # It knows no passwords: whoever reaches it may use it.
      admin_address = "http://${edge}.internal:8081"
      admin_listen  = "0.0.0.0"
      settings = {
        TYPOGRAM_EDGE_SCHEME         = "https"
        TYPOGRAM_EDGE_DATA_DIR       = "/var/lib/typogram/edge"
        TYPOGRAM_EDGE_ADDRESS_HEADER = "X-Forwarded-For"
      }
    }
  }
}

output "settings" {
  description = "For each process, its environment and the names of its secrets."
  value       = module.deployment.settings
}

output "size" {
  description = "What the phase comes to."
  value = {
    users                    = sum(values(local.users))
    room                     = sum(values(module.deployment.room))
    regions                  = keys(local.users)
    cells                    = length(local.cells)
    cell_nodes               = 2 * length(local.cells)
    edges                    = length(local.edges)
    edge_cores               = local.edge_cores * length(local.edges)
    edge_directory_mebibytes = module.sizing_of_all.edge_directory_mebibytes
  }
}
